package io.calferry.cli;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Verbosity;
import io.calferry.cli.Surroundings.Face;
import io.calferry.profile.Folders;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Reading;
import io.calferry.sync.Watch;
import io.calferry.words.FaultWords;
import io.calferry.words.WaitingWords;
import io.calferry.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One command line, taken apart, with all that is needed to carry it out.
///
/// @param form in which to answer
record Call(
        Arguments arguments,
        Surroundings surroundings,
        Screen screen,
        Folders folders,
        Form form,
        Workplace.Opener opener) {

    /// To whom the answer goes.
    enum Form {
        PEOPLE,
        JSON
    }

    /// A step of a command that ended it; the reason was told already.
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Ending ending;

        Ended(Ending ending) {
            super(ending.name(), null, false, false);
            this.ending = ending;
        }

        Ending ending() {
            return ending;
        }
    }

    /// Answers with a document or with lines, whichever is wanted.
    void answer(Supplier<Map<String, Object>> document, Supplier<List<Line>> lines) {
        switch (form) {
            case JSON -> screen.printOwn(JsonText.of(document.get()));
            case PEOPLE -> screen.print(lines.get());
        }
    }

    /// Makes the log ready.
    static void log(Arguments arguments, Folders folders, Workplace.Opener opener) {
        opener.log(
                folders.data(),
                arguments.has(Grammar.VERBOSE) ? Verbosity.VERBOSE : Verbosity.QUIET);
    }

    /// Says why it can't go on.
    Ended end(Ending ending, String sentence) {
        complain(screen, form, sentence);
        return new Ended(ending);
    }

    /// Says on standard error what is wrong; a script that waits for a document gets one, too.
    static void complain(Screen screen, Form form, String sentence) {
        screen.complain("calferry: " + sentence);
        if (form == Form.JSON) {
            screen.printOwn(JsonText.of(JsonText.object("error", sentence)));
        }
    }

    Bugs bugs() {
        return new Bugs(surroundings.clock(), folders.data());
    }

    /// The same, at work elsewhere, where its log is, too.
    Call in(Folders elsewhere) {
        log(arguments, elsewhere, opener);
        return new Call(arguments, surroundings, screen, elsewhere, form, opener);
    }

    Workplace workplace() {
        return opener.at(folders);
    }

    Words words() {
        return Words.ofTerminal(surroundings.clock().getZone());
    }

    FaultWords faults() {
        return words().faults();
    }

    WaitingWords waiting() {
        return words().waiting();
    }

    ProfileFile file() {
        return new ProfileFile(folders.profiles());
    }

    /// All profiles; ends the command where they can't be read.
    List<Profile> profiles() {
        return switch (file().read()) {
            case Reading.Read(var profiles) -> profiles;
            case Reading.Flawed flawed -> throw flawed(file(), flawed);
        };
    }

    Ended flawed(ProfileFile file, Reading.Flawed flawed) {
        var problems = flawed.problems();
        problems.forEach(it -> screen.complain(Spoken.WORDS.problems().sentence(file.path(), it)));
        if (form == Form.JSON) {
            var sentence = Spoken.WORDS.problems().sentence(file.path(), problems.getFirst());
            var all = problems.stream().map(Call::document).toList();
            screen.printOwn(JsonText.of(JsonText.object("error", sentence, "problems", all)));
        }
        return new Ended(Ending.USAGE);
    }

    private static Map<String, Object> document(Problem problem) {
        return JsonText.object(
                "field", problem.field(),
                "line", problem.at().map(Problem.At::line),
                "column", problem.at().map(Problem.At::column),
                "message", Spoken.WORDS.problems().what(problem.what()));
    }

    Profile profile(String id) {
        var profiles = profiles();
        return ProfileId.of(id)
                .flatMap(it -> profiles.stream().filter(p -> p.id().equals(it)).findFirst())
                .orElseThrow(() -> unknown(id, profiles));
    }

    /// Those that are named, or all that are enabled; ends the command where one is not there.
    List<Profile> chosen(List<String> ids) {
        var profiles = profiles();
        if (profiles.isEmpty()) {
            throw end(
                    Ending.USAGE, "there are no profiles in " + folders.profiles() + ". " + FIRST);
        }
        if (ids.isEmpty()) {
            return profiles.stream().filter(p -> p.state() == Profile.State.ENABLED).toList();
        }
        var chosen = new ArrayList<Profile>();
        for (var id : ids) {
            var profile = profile(id);
            if (!chosen.contains(profile)) {
                chosen.add(profile);
            }
        }
        return chosen;
    }

    private static final String FIRST = "Write one (the README shows how), or see `calferry demo`.";

    private Ended unknown(String id, List<Profile> profiles) {
        var known = String.join(", ", profiles.stream().map(p -> p.id().value()).toList());
        return end(
                Ending.USAGE,
                "there is no profile \"%s\". ".formatted(id)
                        + (known.isEmpty() ? FIRST : "There are: " + known + "."));
    }

    /// A watch for a run of `profile`, with a bar where somebody sees it.
    Optional<ProgressBar> bar(Profile profile) {
        return surroundings.face() == Face.TERMINAL && form == Form.PEOPLE
                ? Optional.of(
                        new ProgressBar(
                                profile.name(), surroundings.out(), surroundings.cancelled()))
                : Optional.empty();
    }

    /// A watch that shows nothing and ends when a person wants.
    Watch quietWatch() {
        var cancelled = surroundings.cancelled();
        return new Watch() {
            @Override
            public void progress(Progress progress) {}

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }
}
