package io.calferry.exchange;

/// Whom a write makes the server send mail to. There is one value: nobody, ever.
enum Invitations {
    NEVER_SENT("SendToNone");

    private final String word;

    Invitations(String word) {
        this.word = word;
    }

    /// As EWS has it: for SendMeetingInvitations, SendMeetingInvitationsOrCancellations and
    /// SendMeetingCancellations alike.
    String word() {
        return word;
    }
}
