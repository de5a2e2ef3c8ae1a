package io.calferry;

import io.calferry.keychain.Keychain.Condition;
import io.calferry.keychain.Keychains;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Tries the keychain out once when the program starts. One that is locked asks its user then,
/// while they sit there, and not when the first profile runs on its schedule.
final class KeychainProbe {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainProbe.class);

    /// The icon and the window come first.
    private static final Duration LATER = Duration.ofSeconds(2);

    private KeychainProbe() {}

    /// Comes back at once; cancelling what is given back lets it be. Nobody is asked to unlock what
    /// no profile needs.
    static Future<?> soon(Keychains keychains, List<Profile> profiles) {
        if (profiles.stream().noneMatch(KeychainProbe::needsIt)) {
            return CompletableFuture.completedFuture(Condition.AVAILABLE);
        }
        var later =
                CompletableFuture.delayedExecutor(
                        LATER.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("keychain-probe").start(task));
        return CompletableFuture.runAsync(() -> tell(keychains.chosen().probe()), later);
    }

    private static boolean needsIt(Profile profile) {
        return profile.state() == Profile.State.ENABLED
                && Stream.of(Side.values())
                        .flatMap(it -> profile.on(it).signIn().secret().stream())
                        .anyMatch(PasswordSource.Keychain.class::isInstance);
    }

    /// What a person has to do about it is told by the profiles that can't run.
    private static void tell(Condition condition) {
        switch (condition) {
            case AVAILABLE -> LOG.info("the keychain can be used");
            case LOCKED -> LOG.warn("the keychain is locked");
            case NONE -> LOG.warn("there is no keychain");
        }
    }
}
