package io.calferry.desktop;

import io.calferry.profile.BookFile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;
import io.calferry.settings.Preferences;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The profiles that were on when they were edited, and rest until a person has seen what they
/// would do now. Kept in the settings, because the program may end before that. Safe to use from
/// several threads; every method but [#close] comes back at once.
public final class Resting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Resting.class);

    private final Preferences preferences;
    private final Set<ProfileId> profiles = ConcurrentHashMap.newKeySet();
    private final ExecutorService own =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("resting").factory());

    /// Those that rested when the program ended.
    ///
    /// @param book in which one that is on again, or gone, rests no longer
    public Resting(Preferences preferences, BookFile book) {
        this.preferences = preferences;
        profiles.addAll(preferences.now().resting());
        book.listen(this::follow);
    }

    private void follow(ProfileBook book) {
        if (profiles.removeIf(it -> isGone(it, book) || isOn(it, book))) {
            keep();
        }
    }

    /// What can't be read at the moment is not gone.
    private static boolean isGone(ProfileId id, ProfileBook book) {
        return book.entries().stream().noneMatch(it -> it.id().equals(Optional.of(id)));
    }

    private static boolean isOn(ProfileId id, ProfileBook book) {
        return book.profile(id).filter(it -> it.state() == State.ENABLED).isPresent();
    }

    /// From now on it rests. That it is off stands in the file already.
    public void begin(ProfileId profile) {
        if (profiles.add(profile)) {
            keep();
        }
    }

    /// It is off because a person wants it off.
    public void end(ProfileId profile) {
        if (profiles.remove(profile)) {
            keep();
        }
    }

    public boolean has(ProfileId profile) {
        return profiles.contains(profile);
    }

    private void keep() {
        try {
            own.execute(this::write);
        } catch (RejectedExecutionException _) {
            // The program ends: nobody edits anything.
        }
    }

    private void write() {
        try {
            preferences.change(it -> it.withResting(Set.copyOf(profiles)));
        } catch (IOException e) {
            LOG.warn("which profiles rest is not kept", e);
        }
    }

    /// Waits until what rests is kept.
    @Override
    public void close() {
        own.close();
    }
}
