package io.calferry.sync;

/// What a [Ledger] or [Ledgers] throws when it can't go on. Unchecked, because no caller but the
/// rim can do anything about it: a run that can't note what it did must not do more.
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient LedgerProblem problem;

    public LedgerException(LedgerProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public LedgerException(LedgerProblem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public LedgerProblem problem() {
        return problem;
    }
}
