package io.calferry.desktop.editor;

import io.calferry.agent.Agent;
import io.calferry.desktop.Office;
import io.calferry.keychain.Entry;
import io.calferry.keychain.KeychainException;
import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and saves the profile that is edited, and its passwords. Every method may block.
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Office office;

    Keeper(Office office) {
        this.office = office;
    }

    /// What came of saving.
    sealed interface Saved {

        record Done(Profile profile) implements Saved {}

        /// The passwords can't be kept where they were to be; nothing was saved.
        record NotKept(KeychainProblem problem) implements Saved {}

        /// Somebody else changed the profile in the meantime; nothing was saved.
        ///
        /// @param there what stands there now
        record Other(Optional<Profile> there) implements Saved {}

        /// The file can't be understood; nothing was saved.
        record Refused(List<Problem> problems) implements Saved {}

        record NotWritten() implements Saved {}
    }

    /// What stands in the file.
    BookReading read() {
        return office.book().read();
    }

    /// Whether a password of `profile` is kept in a keychain.
    boolean isKept(Profile profile, Side side) {
        if (!fromKeychain(profile, side)) {
            return false;
        }
        try {
            var kept = office.keychains().chosen().read(entry(profile.id(), side));
            kept.ifPresent(it -> Arrays.fill(it, '\0'));
            return kept.isPresent();
        } catch (KeychainException _) {
            return false;
        }
    }

    private static boolean fromKeychain(Profile profile, Side side) {
        return profile.on(side)
                .signIn()
                .secret()
                .filter(it -> it instanceof PasswordSource.Keychain)
                .isPresent();
    }

    private static Entry entry(ProfileId id, Side side) {
        var its = side == Side.LEFT ? Entry.Side.SOURCE : Entry.Side.TARGET;
        return Entry.of(id.value(), its);
    }

    /// Keeps the passwords, then the profile; where that can't be, the passwords are those of
    /// before.
    ///
    /// @param was what stood there when the editing began
    /// @param typed the passwords that are new; wiped when this returns
    Saved save(Optional<Profile> was, Profile now, Map<Side, char[]> typed) {
        try (var replaced = new Replaced(office.keychains().chosen())) {
            var saved = save(was, now, typed, replaced);
            switch (saved) {
                case Saved.Done _ -> {}
                case Saved.NotKept _, Saved.Other _, Saved.Refused _, Saved.NotWritten _ ->
                        replaced.putBack();
            }
            return saved;
        } finally {
            typed.values().forEach(it -> Arrays.fill(it, '\0'));
        }
    }

    private Saved save(
            Optional<Profile> was, Profile now, Map<Side, char[]> typed, Replaced replaced) {
        try {
            for (var each : typed.entrySet()) {
                replaced.keep(entry(now.id(), each.getKey()), each.getValue());
            }
            return switch (office.book().save(was, now)) {
                case BookFile.Saving.Saved _ -> saved(now, typed);
                case BookFile.Saving.Other(var there) -> new Saved.Other(there);
                case BookFile.Saving.Refused(var problems) -> new Saved.Refused(problems);
            };
        } catch (KeychainException e) {
            return new Saved.NotKept(e.problem());
        } catch (IOException e) {
            LOG.warn("{}: not saved", now.id(), e);
            return new Saved.NotWritten();
        }
    }

    private Saved saved(Profile now, Map<Side, char[]> typed) {
        Agent agent = office.agent();
        var ran = agent.state().profile(now.id()).flatMap(it -> it.last()).isPresent();
        if (!typed.isEmpty() && ran && now.state() == State.ENABLED) {
            // It may have stopped for want of the password.
            agent.syncNow(now.id(), Held.WAIT_FOR_A_PERSON);
        }
        return new Saved.Done(now);
    }

    /// From now on passwords are kept for this session only. Waits where the encrypted file is
    /// being opened.
    void keepForThisSession() {
        office.keychains().keepForThisSession();
    }

    /// From now on passwords are kept in the encrypted file.
    ///
    /// @param passphrase wiped when this returns
    void keepInFile(char[] passphrase) {
        office.keychains().file().unlock(passphrase);
        Arrays.fill(passphrase, '\0');
    }
}
