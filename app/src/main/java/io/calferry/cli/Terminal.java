package io.calferry.cli;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Verbosity;
import io.calferry.cli.Call.Ended;
import io.calferry.cli.Call.Form;
import io.calferry.cli.Grammar.Parsed;
import io.calferry.profile.Folders;
import io.calferry.sync.LedgerException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The program from a terminal: one command line, one [Ending].
public final class Terminal {

    private static final String NO_DISPLAY =
            "there is no display to show a window on. Run your profiles with `calferry sync`, try"
                    + " `calferry demo`, or see `calferry --help`.";

    private final String version;
    private final Surroundings surroundings;
    private final Workplace.Opener opener;
    private final Windows windows;
    private final Screen screen;
    private Folders begun;

    /// @param version of the program, for `--version`
    public Terminal(
            String version, Surroundings surroundings, Workplace.Opener opener, Windows windows) {
        this.version = version;
        this.surroundings = surroundings;
        this.opener = opener;
        this.windows = windows;
        this.screen = Screen.of(surroundings);
        this.begun = usual();
    }

    /// Carries out a command line. Never throws: a mistake of ours is an [Ending], too.
    public Ending run(List<String> arguments) {
        opener.log(begun.data(), Verbosity.QUIET);
        try {
            var straight = Straight.parse(arguments);
            if (straight.isPresent()) {
                return run(straight.get());
            }
            return switch (new Grammar().parse(arguments, screen.inks())) {
                case Parsed.Help(var text) -> {
                    screen.printOwn(text);
                    yield Ending.DONE;
                }
                case Parsed.Version _ -> {
                    version(form(arguments));
                    yield Ending.DONE;
                }
                case Parsed.Wrong(var sentence, var command) -> {
                    var more = "%s See `%s --help`.".formatted(ended(sentence), command);
                    Call.complain(screen, form(arguments), more);
                    yield Ending.USAGE;
                }
                case Parsed.Right(var it) -> run(it);
            };
        } catch (Ended e) {
            return e.ending();
        } catch (LedgerException e) {
            Call.complain(screen, form(arguments), Spoken.WORDS.ledger().sentence(e.problem()));
            return Ending.FAILED;
        } catch (RuntimeException | Error e) {
            var sentence = new Bugs(surroundings.clock(), begun.data()).sentence(e);
            Call.complain(screen, form(arguments), sentence);
            return Ending.BUG;
        }
    }

    /// What is wanted, even where the arguments make no sense.
    private static Form form(List<String> arguments) {
        return arguments.contains(Grammar.JSON) ? Form.JSON : Form.PEOPLE;
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    private void version(Form form) {
        switch (form) {
            case JSON -> screen.printOwn(JsonText.of(JsonText.object("version", version)));
            case PEOPLE -> screen.print("Calferry " + version);
        }
    }

    private Ending run(Arguments arguments) {
        var folders = folders(arguments);
        begun = folders;
        Call.log(arguments, folders, opener);
        var form = arguments.has(Grammar.JSON) ? Form.JSON : Form.PEOPLE;
        var call = new Call(arguments, surroundings, screen, folders, form, opener);
        return switch (arguments.verb()) {
            case NOTHING -> shown(call, windows.show(folders, start(arguments)));
            case SCREENSHOTS ->
                    shown(call, windows.pictures(Path.of(arguments.word()), variety(arguments)));
            case DEMO -> new Demo(call).run();
            case SYNC -> new Sync(call).run();
            case PROFILES, PROFILES_LIST -> Profiles.list(call);
            case PROFILES_CHECK -> new Check(call).run();
            case PROFILES_EXPORT -> Profiles.export(call);
            case PROFILES_IMPORT -> Profiles.importing(call);
            case CALENDARS -> Calendars.find(call);
            case PASSWORD -> Password.keep(call);
            case ROOMS -> new Rooms(call).tell();
            case HISTORY -> History.tell(call);
            case UNDO -> new Undo(call).run();
            case WHY -> new Why(call).run();
        };
    }

    private static Windows.Variety variety(Arguments arguments) {
        return arguments.has(Grammar.FEW) ? Windows.Variety.FEW : Windows.Variety.ALL;
    }

    private static Windows.Start start(Arguments arguments) {
        return arguments.has(Grammar.HIDDEN)
                ? Windows.Start.WITH_ICON_ALONE
                : Windows.Start.WITH_WINDOW;
    }

    private static Ending shown(Call call, Windows.Shown shown) {
        return switch (shown) {
            case Windows.Shown.Over _, Windows.Shown.BroughtUp _ -> Ending.DONE;
            case Windows.Shown.NoDisplay _ -> throw call.end(Ending.USAGE, NO_DISPLAY);
            case Windows.Shown.Impossible(var sentence) -> throw call.end(Ending.FAILED, sentence);
        };
    }

    private Folders usual() {
        return Folders.of(surroundings.system(), surroundings.home(), surroundings.environment());
    }

    private Folders folders(Arguments arguments) {
        var usual = usual();
        return new Folders(
                folder(arguments, Grammar.CONFIG).orElse(usual.config()),
                folder(arguments, Grammar.DATA).orElse(usual.data()));
    }

    private Optional<Path> folder(Arguments arguments, String option) {
        try {
            return arguments.option(option).map(Path::of).map(Path::toAbsolutePath);
        } catch (InvalidPathException _) {
            screen.complain("calferry: " + option + " is no path.");
            throw new Ended(Ending.USAGE);
        }
    }
}
