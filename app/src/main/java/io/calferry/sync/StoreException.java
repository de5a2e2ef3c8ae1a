package io.calferry.sync;

/// The one checked exception of the store seam. Its message is the fault's own form, for logs;
/// words for people are made at the rim.
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public StoreException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public StoreException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
