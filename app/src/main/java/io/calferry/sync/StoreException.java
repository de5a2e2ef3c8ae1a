package io.calferry.sync;

import java.util.Optional;

/// The one checked exception of the store seam. Its message is the fault's own form, for logs;
/// words for people are made at the rim.
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final transient Optional<Side> side;

    public StoreException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
        this.side = Optional.empty();
    }

    public StoreException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
        this.side = Optional.empty();
    }

    private StoreException(Side side, StoreException of) {
        super(of.getMessage(), of);
        this.fault = of.fault;
        this.side = Optional.of(side);
    }

    /// The same, of the store on `side`.
    StoreException at(Side side) {
        return new StoreException(side, this);
    }

    /// Whose fault it is, as far as is known.
    public Optional<Side> side() {
        return side;
    }

    public Fault fault() {
        return fault;
    }
}
