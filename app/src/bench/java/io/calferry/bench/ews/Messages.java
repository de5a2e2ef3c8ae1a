package io.calferry.bench.ews;

/// The response messages of an operation, one for each thing that was asked.
///
/// @param operation such as `GetItem`
record Messages(String operation, XmlText out) {

    /// Writes what belongs to one message, behind its code.
    interface Part {

        void write() throws Refusal;
    }

    /// Writes the elements of an answer in which something failed.
    interface Rest {

        void write();
    }

    void begin() {
        out.open("m:" + operation + "Response").open("m:ResponseMessages");
    }

    void end() {
        out.close().close();
    }

    /// A message that says yes with what `part` writes, or no with `rest`.
    void message(Part part, Rest rest) {
        var mark = out.mark();
        var depth = out.depth();
        try {
            out.open(tag(), "ResponseClass", "Success").text("m:ResponseCode", "NoError");
            part.write();
            out.close();
        } catch (Refusal refusal) {
            out.cutTo(mark, depth);
            error(refusal, "Error", rest);
        }
    }

    /// A message with items in it, which is there even where it failed.
    void items(Part part) {
        message(
                () -> {
                    out.open("m:Items");
                    part.write();
                    out.close();
                },
                () -> out.empty("m:Items"));
    }

    void plain(Part part) {
        message(part, () -> {});
    }

    /// For those that were not looked at.
    void stopped(Rest rest) {
        error(
                new Refusal(
                        "ErrorBatchProcessingStopped",
                        "The request stopped because a previous item failed."),
                "Warning",
                rest);
    }

    private void error(Refusal refusal, String grade, Rest rest) {
        out.open(tag(), "ResponseClass", grade)
                .text("m:MessageText", refusal.message())
                .text("m:ResponseCode", refusal.code())
                .text("m:DescriptiveLinkKey", "0");
        rest.write();
        out.close();
    }

    private String tag() {
        return "m:" + operation + "ResponseMessage";
    }
}
