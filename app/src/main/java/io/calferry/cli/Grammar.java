package io.calferry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The command lines that there are: helps with them, and says what is wrong with one. What is
/// right is mostly understood without it, by [Straight].
final class Grammar {

    static final String CONFIG = "--config";
    static final String DATA = "--data";
    static final String JSON = "--json";
    static final String VERBOSE = "--verbose";
    static final String DRY_RUN = "--dry-run";
    static final String YES = "--yes";
    static final String USER = "--user";
    static final String FROM = "--from";
    static final String TO = "--to";
    static final String HIDDEN = "--hidden";
    static final String FEW = "--few";

    private final Map<CommandSpec, Verb> verbs = new HashMap<>();
    private final CommandLine line;

    Grammar() {
        var profile = word("PROFILE", "1", "The id of a profile.");
        var profiles = word("PROFILE", "0..*", "The ids of profiles.");
        var file = word("FILE", "1", "A JSON file.");
        var root =
                command(Verb.NOTHING, "calferry")
                        .addOption(flag(HIDDEN, "Start with the icon alone, without a window."));
        var group = command(Verb.PROFILES, Verb.PROFILES.word());
        var specs = new EnumMap<Verb, CommandSpec>(Verb.class);
        add(specs, Verb.SCREENSHOTS, word("DIR", "1", "A folder; made where it is missing."))
                .addOption(flag(FEW, "Only in English and in the usual size."));
        add(specs, Verb.DEMO);
        add(specs, Verb.SYNC, profiles)
                .addOption(flag(DRY_RUN, "Print the plan only; nothing is written."))
                .addOption(flag(YES, "Perform held steps, too."));
        specs.put(Verb.PROFILES, group);
        add(
                        specs,
                        Verb.CALENDARS,
                        word(
                                "URL",
                                "1",
                                "The address of the account or its server; or of an Exchange"
                                        + " mailbox."))
                .addOption(option(USER, "U", "Whom to sign in. The password is asked for."));
        add(specs, Verb.PASSWORD, profile, word("SIDE", "1", "source or target."));
        add(specs, Verb.ROOMS, word("PROFILE", "0..1", "A profile with a side on that server."))
                .addOption(option(FROM, "DATE", "The first day, such as 2026-11-21 (today)."))
                .addOption(option(TO, "DATE", "The last day (a week later)."));
        add(specs, Verb.HISTORY, word("PROFILE", "0..1", "The id of a profile."));
        add(specs, Verb.UNDO, word("RUN", "1", "The number of a run, as history tells it."));
        add(specs, Verb.WHY, profile, word("UID-OR-TEXT", "1", "A UID, or a part of a title."));
        specs.forEach((verb, spec) -> root.addSubcommand(verb.word(), spec));
        var inner = new EnumMap<Verb, CommandSpec>(Verb.class);
        add(inner, Verb.PROFILES_LIST);
        add(inner, Verb.PROFILES_CHECK, profiles);
        add(inner, Verb.PROFILES_EXPORT, file);
        add(inner, Verb.PROFILES_IMPORT, file);
        inner.forEach((verb, spec) -> group.addSubcommand(verb.word(), spec));
        // A word that begins with @ is a word.
        this.line = new CommandLine(root).setExpandAtFiles(false);
    }

    /// What came of a command line.
    sealed interface Parsed {

        record Right(Arguments arguments) implements Parsed {}

        /// The text that helps with a command.
        record Help(String text) implements Parsed {}

        record Version() implements Parsed {}

        /// @param command whose help tells more
        record Wrong(String sentence, String command) implements Parsed {}
    }

    Parsed parse(List<String> arguments, Screen.Inks inks) {
        try {
            var outer = line.parseArgs(arguments.toArray(String[]::new));
            var results = new ArrayList<ParseResult>();
            for (var it = outer; it != null; it = it.hasSubcommand() ? it.subcommand() : null) {
                results.add(it);
            }
            return parsed(results, inks);
        } catch (ParameterException e) {
            return new Parsed.Wrong(
                    sentence(e), e.getCommandLine().getCommandSpec().qualifiedName());
        }
    }

    private Parsed parsed(List<ParseResult> results, Screen.Inks inks) {
        var last = results.getLast();
        if (results.stream().anyMatch(ParseResult::isUsageHelpRequested)) {
            var ansi = inks == Screen.Inks.COLOURS ? Ansi.ON : Ansi.OFF;
            var commandLine = last.commandSpec().commandLine();
            return new Parsed.Help(commandLine.getUsageMessage(ansi));
        }
        if (results.stream().anyMatch(ParseResult::isVersionHelpRequested)) {
            return new Parsed.Version();
        }
        var verb = verbs.getOrDefault(last.commandSpec(), Verb.NOTHING);
        if (verb == Verb.PROFILES) {
            return new Parsed.Wrong(
                    "Say what to do with them: list, check, export or import",
                    last.commandSpec().qualifiedName());
        }
        var options = new HashMap<String, String>();
        for (var result : results) {
            for (var option : result.matchedOptions()) {
                var flag = option.arity().max() == 0;
                options.put(option.longestName(), flag ? "" : option.getValue());
            }
        }
        var words =
                // Once for each stretch between options, and each time with all of its words.
                last.matchedPositionals().stream()
                        .distinct()
                        .flatMap(it -> it.stringValues().stream())
                        .toList();
        return new Parsed.Right(new Arguments(verb, words, Map.copyOf(options)));
    }

    private static String sentence(ParameterException e) {
        var sentence = Objects.requireNonNullElse(e.getMessage(), "This makes no sense");
        if (e instanceof UnmatchedArgumentException unmatched) {
            var meant = unmatched.getSuggestions();
            return meant.isEmpty()
                    ? sentence
                    : sentence + ". Did you mean " + String.join(" or ", meant) + "?";
        }
        return sentence;
    }

    private CommandSpec add(
            Map<Verb, CommandSpec> specs, Verb verb, PositionalParamSpec.Builder... words) {
        var spec = command(verb, verb.word());
        var index = 0;
        for (var word : words) {
            var many = word.arity().max() > 1;
            spec.addPositional(word.index(many ? index + "..*" : "" + index).build());
            index++;
        }
        specs.put(verb, spec);
        return spec;
    }

    private CommandSpec command(Verb verb, String name) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(verb.description()).sortOptions(false).width(80);
        spec.usageMessage().abbreviateSynopsis(true);
        spec.addOption(option(CONFIG, "DIR", "Where profiles.json lies."))
                .addOption(option(DATA, "DIR", "Where the ledger and the log lie."))
                .addOption(flag(JSON, "Answer with one JSON document."))
                .addOption(flag(VERBOSE, "Show the log on standard error, too."))
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .versionHelp(true)
                                .description("Print the version.")
                                .build())
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Print this help.")
                                .build());
        verbs.put(spec, verb);
        return spec;
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static PositionalParamSpec.Builder word(
            String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(arity.endsWith("*") ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .description(description);
    }
}
