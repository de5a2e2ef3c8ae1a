package io.calferry.bench.ews;

/// What the server can't do, as the code of a response message.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    /// @param code of the schema's `ResponseCodeType`
    Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Refusal notFound() {
        return new Refusal("ErrorItemNotFound", "The specified object was not found in the store.");
    }

    static Refusal noFolder() {
        return new Refusal(
                "ErrorFolderNotFound", "The specified folder could not be found in the store.");
    }

    static Refusal denied() {
        return new Refusal(
                "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }

    static Refusal schema(String message) {
        return new Refusal("ErrorSchemaValidation", message);
    }

    String code() {
        return code;
    }

    String message() {
        var message = getMessage();
        return message == null ? code : message;
    }
}
