package io.calferry.exchange;

import io.calferry.sync.StoreException;

import java.time.Instant;
import java.util.Optional;

/// Speaks EWS for one account: an operation in, what came of it out. Hides the library.
///
/// All methods may be called from several threads; how many requests go out at a time is seen to
/// here.
interface ExchangeClient extends AutoCloseable {

    /// Asks for one operation, such as `m:GetItem`.
    ///
    /// Throws `Busy` where the server asks for more patience than we have, in whatever words;
    /// `SignIn`, `Offline`, `Missing` where HTTP says so; `Unreadable(BAD_ANSWER)` where the answer
    /// is not well-formed, `Unreadable(TOO_LARGE)` where it is larger than we take. An error in the
    /// words of EWS is an answer.
    Answered ask(Element operation) throws StoreException;

    /// Asks for an operation whose answer goes on for as long as the server likes
    /// (m:GetStreamingEvents), and gives out each envelope of it as it comes. Returns when the
    /// answer ends, throws when it breaks off or the listener throws.
    void listen(Element operation, Listener each) throws StoreException;

    /// Takes the parts of an answer that goes on.
    @FunctionalInterface
    interface Listener {
        void heard(Answered part) throws StoreException;
    }

    /// What the server said of itself last; empty as long as nothing was asked.
    Optional<ServerVersion> server();

    /// What the server's clock said with its last answer, in whole seconds; empty where it has told
    /// none so far.
    Optional<Instant> time();

    /// The host, for faults.
    String host();

    /// Requests sent so far, handshakes, repeats and the search for the server included.
    long requests();

    @Override
    void close();
}
