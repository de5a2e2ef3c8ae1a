package io.calferry.bench.ews;

/// A mailbox, as a test holds it in its hand.
public final class Account {

    private final MemoryExchange server;
    private final Mailbox mailbox;

    Account(MemoryExchange server, Mailbox mailbox) {
        this.server = server;
        this.mailbox = mailbox;
    }

    public String address() {
        return mailbox.address();
    }

    /// The calendar that every mailbox has.
    public Calendar calendar() {
        return new Calendar(server, mailbox.calendar());
    }

    /// Gives it a bearer token to sign in with.
    public void token(String token) {
        server.token(token, mailbox);
    }

    /// Lets it act as anybody (the role ApplicationImpersonation).
    public void mayImpersonate() {
        server.trust(mailbox);
    }

    /// Lets somebody else into all folders of it.
    public void grant(Account other, Right right) {
        server.locked(() -> mailbox.grants.put(other.address(), right));
    }
}
