package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Run.Held;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Runs profiles by their schedules, and tells what goes on. One thread takes what happens, one
/// thing after the other, and waits for the next; each run has a thread of its own.
///
/// Every method may be called from any thread and comes back at once, [#stop] apart.
public final class Agent implements Hints, AutoCloseable {

    /// Within which [#stop] comes back.
    static final Duration STOP = Duration.ofSeconds(3);

    /// How long a run may take to end between two writes before it is broken off.
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Clock clock;
    private final RandomGenerator random;
    private final Network network;
    private final Runner runner;
    private final BlockingQueue<Supplier<Event>> events = new LinkedBlockingQueue<>();
    private final Map<ProfileId, Running> running = new ConcurrentHashMap<>();
    private final List<Consumer<AgentState>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile AgentState state;
    private volatile boolean ending;

    private final Answers answers = new Answers();

    /// Used by `thread` alone.
    private Agenda agenda;

    /// @param random spreads what would happen at the same moment
    public Agent(Clock clock, RandomGenerator random, Network network, Runner runner) {
        this.clock = clock;
        this.random = random;
        this.network = network;
        this.runner = runner;
        this.agenda = Agenda.empty(clock.instant());
        this.state = agenda.state();
        this.thread = Thread.ofPlatform().daemon().name("agent").unstarted(this::work);
    }

    /// Begins, with these profiles.
    public void start(List<Profile> profiles) {
        profiles(profiles);
        thread.start();
    }

    /// These are the profiles from now on. One that is new runs soon; one that is not among them is
    /// ended, as is the run of one that was edited.
    public void profiles(List<Profile> profiles) {
        var copy = List.copyOf(profiles);
        events.add(() -> new Event.Profiles(copy, remembered(copy)));
    }

    /// Runs all profiles that are enabled, now, whether paused or not.
    public void syncNow() {
        tell(new Event.AllAsked());
    }

    /// Runs a profile now, also one that is paused, off, or stopped for want of a sign-in.
    ///
    /// @param held what to do with steps that the guard holds
    public void syncNow(ProfileId id, Held held) {
        tell(new Event.Asked(id, Wanted.of(held)));
    }

    /// The same, with more that a person wants of it. What comes back is completed on a thread of
    /// its own when the run that does it is over; with nothing where none begins, because it is
    /// cancelled before, there is no such profile, or the program ends.
    public CompletionStage<Optional<Ran>> syncNow(ProfileId id, Wanted wanted) {
        var answer = new CompletableFuture<Optional<Ran>>();
        if (ending) {
            answer.complete(Optional.empty());
        }
        events.add(
                () -> {
                    answers.add(id, answer);
                    return new Event.Asked(id, wanted);
                });
        return answer;
    }

    /// Looks anew what waits in a profile, after a person did something about it.
    public void reread(ProfileId id) {
        events.add(
                () ->
                        agenda.state()
                                .profile(id)
                                .<Event>map(
                                        it -> new Event.Reread(id, runner.remembered(it.profile())))
                                .orElse(new Event.Nothing()));
    }

    /// Ends the run of a profile between two writes.
    public void cancel(ProfileId id) {
        tell(new Event.Cancelled(id));
    }

    /// All schedules rest, or go on with [Pause.None]. Runs that are under way go on.
    public void pause(Pause pause) {
        tell(new Event.AllPaused(pause));
    }

    public void pauseForAnHour() {
        pause(Pause.forAnHour(clock.instant()));
    }

    public void pauseUntilTomorrow() {
        pause(Pause.untilTomorrow(clock.instant(), clock.getZone()));
    }

    public void resume() {
        pause(new Pause.None());
    }

    /// The schedule of one profile rests, or goes on.
    public void pause(ProfileId id, Pause pause) {
        tell(new Event.Paused(id, pause));
    }

    @Override
    public void changed(ProfileId id) {
        tell(new Event.Hinted(id));
    }

    /// What goes on now.
    public AgentState state() {
        return state;
    }

    /// Tells `listener` this state and each that follows, on a thread of the agent; it should not
    /// block. Closing ends that.
    public Listening listen(Consumer<AgentState> listener) {
        Consumer<AgentState> own = it -> inform(listener, it);
        events.add(
                () -> {
                    listeners.add(own);
                    own.accept(state);
                    return new Event.Nothing();
                });
        return () ->
                events.add(
                        () -> {
                            listeners.remove(own);
                            return new Event.Nothing();
                        });
    }

    /// Ends what a listener is told.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Begins to end all runs, for which they have three seconds, and does not wait for them.
    public void end() {
        ending = true;
        tell(new Event.Ended());
    }

    /// Ends all runs, within three seconds. Nothing happens afterwards.
    public Stopped stop() {
        end();
        try {
            if (thread.isAlive()) {
                thread.join(STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return running.isEmpty() ? Stopped.CLEANLY : Stopped.LEAVING_A_RUN;
    }

    @Override
    public void close() {
        stop();
    }

    private void tell(Event event) {
        events.add(() -> event);
    }

    private Map<ProfileId, Runner.Remembered> remembered(List<Profile> profiles) {
        var all = new LinkedHashMap<ProfileId, Runner.Remembered>();
        for (var profile : profiles) {
            if (!agenda.duties().containsKey(profile.id())) {
                try {
                    all.put(profile.id(), runner.remembered(profile));
                } catch (RuntimeException | Error e) {
                    LOG.warn("{}: nothing is remembered", profile.id(), e);
                }
            }
        }
        return all;
    }

    private void work() {
        while (!ending) {
            next(agenda.idle(clock.instant())).ifPresentOrElse(this::take, this::look);
        }
        var begun = System.nanoTime();
        var brokenOff = false;
        for (var left = STOP; !left.isNegative() && !(running.isEmpty() && events.isEmpty()); ) {
            var since = Duration.ofNanos(System.nanoTime() - begun);
            if (!brokenOff && since.compareTo(PATIENCE) > 0) {
                brokenOff = true;
                running.values().forEach(it -> it.breakOff(runner));
            }
            left = STOP.minusMillis(200).minus(since);
            next(Duration.ofMillis(50)).ifPresent(this::take);
        }
        answers.close();
    }

    private Optional<Supplier<Event>> next(Duration wait) {
        try {
            return Optional.ofNullable(events.poll(wait.toMillis() + 1, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // Nobody but the end of the process has a reason to.
            ending = true;
            return Optional.empty();
        }
    }

    private void look() {
        take(() -> new Event.Looked(network.lookOrPass()));
    }

    private void take(Supplier<Event> event) {
        try {
            var told = event.get();
            var next = agenda.on(told, clock.instant(), random);
            agenda = next.agenda();
            next.acts().forEach(this::perform);
            publish();
            answers.follow(told, next);
        } catch (RuntimeException | Error e) {
            // One event that we can't cope with must not end all schedules, nor a class that some
            // listener does not find.
            LOG.error("an event of the agent", e);
        }
    }

    private void publish() {
        var now = agenda.state();
        if (!now.equals(state)) {
            state = now;
            listeners.forEach(it -> it.accept(now));
        }
    }

    private static void inform(Consumer<AgentState> listener, AgentState state) {
        try {
            listener.accept(state);
        } catch (RuntimeException | Error e) {
            LOG.error("a listener of the agent", e);
        }
    }

    private void perform(Act act) {
        switch (act) {
            case Act.Cancel(var id) ->
                    Optional.ofNullable(running.get(id)).ifPresent(Running::cancel);
            case Act.Start(var profile, var wanted) -> {
                var run = new Running(profile, wanted, it -> events.add(it));
                running.put(profile.id(), run);
                run.start(runner, () -> running.remove(profile.id(), run));
            }
        }
    }
}
