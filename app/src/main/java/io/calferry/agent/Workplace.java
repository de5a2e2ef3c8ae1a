package io.calferry.agent;

import io.calferry.keychain.Keychains;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.sync.Ends;
import io.calferry.sync.Fault;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rest of the program, at work on one data folder, as the terminal and the window need it.
public interface Workplace extends AutoCloseable {

    /// The ledgers of the data folder, which nobody else may use as long as this is open. Throws
    /// `LedgerException` where somebody does, or where the ledger can't be used.
    Ledgers ledgers();

    /// Opens both calendars of `profile`, and its ledger. Throws what [#ledgers] throws, and
    /// `StoreException` where a store can't be opened; most faults show only when it is used.
    ///
    /// Listings may leave out what lies beyond the window of the profile.
    Opening open(Profile profile) throws StoreException;

    /// The same, with listings that leave out nothing.
    Opening openWhole(Profile profile) throws StoreException;

    /// Signs in to `side` of `profile` and looks what is there, reading no more than it must.
    /// Throws `StoreException` where that can't be.
    default Sight look(Profile profile, Side side) throws StoreException {
        return look(profile, side, Inquiry.PLAIN);
    }

    /// The same, in the way that is wished.
    Sight look(Profile profile, Side side, Inquiry inquiry) throws StoreException;

    /// The calendars of the account that `side` of `profile` signs in to; none where that is no
    /// account. Which calendar the profile names counts for nothing.
    List<Found> calendars(Profile profile, Side side, Inquiry inquiry) throws StoreException;

    /// Makes a calendar in the account that `side` of `profile` signs in to. Throws `Refused` where
    /// the server will not, or where it is no CalDAV account.
    Found create(Profile profile, Side side, Inquiry inquiry, String name) throws StoreException;

    /// The certificate that a server shows, whoever vouches for it; nothing is sent to it. Throws
    /// `Offline` where it shows none.
    ///
    /// @param host a name with its port, as faults name it
    Certificate certificate(String host) throws StoreException;

    /// The rooms of the Exchange server on `side` of `profile`, with what is on in them from `from`
    /// until before `until`. A room whose calendar can't be read says why. Throws `StoreException`
    /// where the rooms themselves can't be had.
    List<Room> rooms(Profile profile, Side side, Instant from, Instant until) throws StoreException;

    /// The calendars of an account.
    ///
    /// @param user to sign in with `password`; without one nobody signs in
    List<Found> calendars(Account account, Optional<String> user, Optional<char[]> password)
            throws StoreException;

    /// Where passwords are kept; opens nothing yet.
    Keychains keychains();

    @Override
    void close();

    /// What came of opening a profile.
    sealed interface Opening {

        /// Ready to be used. Whoever opened it closes it.
        record Opened(Ends ends) implements Opening, AutoCloseable {
            @Override
            public void close() {
                ends.left().close();
                ends.right().close();
            }
        }

        /// This version can't.
        record NotYet(Side side, Lack lack) implements Opening {}
    }

    /// What this version can't do yet.
    enum Lack {
        /// Reach a calendar of that kind.
        KIND,
        /// Sign in in that way.
        SIGN_IN
    }

    /// What a side of a profile looks like.
    sealed interface Sight {

        /// @param name what its owner calls it; may be empty
        /// @param server what the server calls itself; may be empty
        /// @param objects how many events it holds, where that was no work to find out
        record There(String name, String server, Access access, Optional<Long> objects)
                implements Sight {}

        /// Not there, which is no trouble: the first run makes it.
        record ToBeMade() implements Sight {}

        /// This version can't.
        record NotYet(Lack lack) implements Sight {}
    }

    /// Whose calendars to look for.
    sealed interface Account {

        /// At a CalDAV server.
        record CalDav(URI url) implements Account {}

        /// At an Exchange server, where EWS is at that address.
        record Ews(URI url) implements Account {}

        /// At the Exchange server of that e-mail address.
        record Mailbox(String address) implements Account {}
    }

    /// A calendar that an account has.
    ///
    /// @param url of the calendar; of EWS where it is on an Exchange server
    /// @param name what its owner calls it, in Exchange its path; may be empty
    /// @param colour such as `#ff8800`, as the server tells it
    record Found(URI url, String name, Access access, Optional<String> colour) {}

    /// A certificate of a server.
    ///
    /// @param subject to whom it is issued, such as `CN=cloud.example.org`
    /// @param issuer by whom
    /// @param sha256 64 hexadecimal digits in lower case
    record Certificate(String subject, String issuer, Instant from, Instant until, String sha256) {}

    /// A room, with what is on in it.
    ///
    /// @param list the list of rooms that names it
    /// @param fault why its calendar could not be read
    record Room(
            String list,
            String name,
            String address,
            List<Booking> bookings,
            Optional<Fault> fault) {}

    /// Something that is on in a room.
    ///
    /// @param end the first moment after it
    /// @param organizer a name or an address; may be empty
    /// @param busy such as `busy` or `tentative`
    record Booking(
            String id,
            String title,
            String location,
            Instant start,
            Instant end,
            boolean allDay,
            String organizer,
            String busy) {}

    /// What one may do with a calendar.
    enum Access {
        READ,
        WRITE
    }

    /// Makes workplaces.
    interface Opener {

        /// Makes the log in `data` ready, before anything else happens.
        void log(Path data, Verbosity verbosity);

        /// Opens nothing yet.
        Workplace at(Folders folders);
    }

    /// What of the log is shown on standard error, too.
    enum Verbosity {
        QUIET,
        VERBOSE
    }
}
