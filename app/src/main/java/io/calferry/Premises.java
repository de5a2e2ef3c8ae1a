package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.Errands;
import io.calferry.agent.Network;
import io.calferry.agent.ProfileRunner;
import io.calferry.agent.Turnstile;
import io.calferry.agent.Workplace;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.desktop.Resting;
import io.calferry.keychain.Keychains;
import io.calferry.profile.BookFile;
import io.calferry.profile.Folders;
import io.calferry.settings.Preferences;
import io.calferry.sync.Ledgers;

import java.time.Clock;
import java.util.Random;

/// The program as it works in the background, with everything that a window needs of it. The agent
/// is not started.
final class Premises implements Office, AutoCloseable {

    private final Folders folders;
    private final Workplace workplace;
    private final Stores stores;
    private final Clock clock;
    private final Agent agent;
    private final Errands errands;
    private final BookFile book;
    private final Preferences preferences;
    private final Resting resting;
    private final LoginStart loginStart;

    /// @param workplace is closed with this
    Premises(
            Folders folders,
            Preferences preferences,
            Workplace workplace,
            Stores stores,
            LoginStart loginStart,
            Network network,
            Clock clock) {
        this.folders = folders;
        this.book = new BookFile(folders.profiles());
        this.preferences = preferences;
        this.resting = new Resting(preferences, book);
        this.workplace = workplace;
        this.stores = stores;
        this.loginStart = loginStart;
        this.clock = clock;
        var turnstile = new Turnstile();
        var runner = new ProfileRunner(workplace, turnstile, clock);
        this.agent = new Agent(clock, new Random(), besides(network), runner);
        book.listen(it -> agent.profiles(it.profiles()));
        this.errands = new Errands(workplace, turnstile);
    }

    /// Looks whether somebody else changed the profiles, too: the agent asks for the network when
    /// it has nothing to do, at least every half a minute, and there is to be no other clock.
    private Network besides(Network network) {
        return () -> {
            book.look();
            return network.look();
        };
    }

    @Override
    public Agent agent() {
        return agent;
    }

    Stores stores() {
        return stores;
    }

    @Override
    public Errands errands() {
        return errands;
    }

    @Override
    public Ledgers ledgers() {
        return workplace.ledgers();
    }

    @Override
    public Keychains keychains() {
        return workplace.keychains();
    }

    @Override
    public BookFile book() {
        return book;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public Resting resting() {
        return resting;
    }

    @Override
    public LoginStart loginStart() {
        return loginStart;
    }

    @Override
    public Folders folders() {
        return folders;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /// Ends all runs, and lets the data folder go.
    @Override
    public void close() {
        agent.stop();
        resting.close();
        workplace.close();
    }
}
