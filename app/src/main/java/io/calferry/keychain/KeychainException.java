package io.calferry.keychain;

/// The one exception of the [Keychain] seam. Holds no secret.
public final class KeychainException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient KeychainProblem problem;

    KeychainException(KeychainProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    KeychainException(KeychainProblem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public KeychainProblem problem() {
        return problem;
    }
}
