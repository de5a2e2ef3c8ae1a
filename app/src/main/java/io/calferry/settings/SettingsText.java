package io.calferry.settings;

import io.calferry.profile.ProfileId;
import io.calferry.settings.Settings.Bounds;
import io.calferry.settings.Settings.ClosingQuestion;
import io.calferry.settings.Settings.Extent;
import io.calferry.settings.Tree.Flag;
import io.calferry.settings.Tree.Inner;
import io.calferry.settings.Tree.Items;
import io.calferry.settings.Tree.Node;
import io.calferry.settings.Tree.Number;
import io.calferry.settings.Tree.Text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Settings as the fields of `settings.json`, version 1.
final class SettingsText {

    static final int VERSION = 1;

    private static final String NONE = "none";
    private static final String UNTIL_RESUMED = "until-resumed";

    private final Tree tree;
    private final List<String> ignored = new ArrayList<>();

    private SettingsText(Tree tree) {
        this.tree = tree;
    }

    /// What a tree says, and which of its fields say nothing that can be understood.
    record Understood(Settings settings, List<String> ignored) {}

    /// A field that is missing, or can't be understood, says what is usual.
    static Understood read(Tree tree) {
        var text = new SettingsText(tree);
        return new Understood(text.settings(), List.copyOf(text.ignored));
    }

    /// Whether a newer version wrote it, or nobody knows which.
    static boolean isForeign(Tree tree) {
        return !(tree.get("version").orElse(null) instanceof Number(var version)
                && version.compareTo(BigDecimal.valueOf(VERSION)) == 0);
    }

    private Settings settings() {
        var usual = Settings.DEFAULT;
        return new Settings(
                choice("theme", usual.theme()),
                choice("language", usual.language()),
                choice("tray", usual.tray()),
                choice("notifications", usual.notifications()),
                field("proxy", SettingsText::proxy).orElse(usual.proxy()),
                choice("logLevel", usual.logLevel()),
                field("keepUndo", SettingsText::days).orElse(usual.keepUndo()),
                field("window", SettingsText::bounds),
                new Rest(
                        field("pause", SettingsText::pause).orElse(usual.pause()),
                        field("pauses", SettingsText::pauses).orElse(usual.pauses()),
                        field("resting", SettingsText::ids).orElse(usual.resting())),
                field("closingAsked", SettingsText::asked).orElse(usual.closing()));
    }

    /// @param read throws `RuntimeException` for what it does not understand
    private <T> Optional<T> field(String name, Function<Node, T> read) {
        try {
            return tree.get(name).map(read);
        } catch (RuntimeException _) {
            ignored.add(name);
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> E choice(String name, E usual) {
        var values = usual.getDeclaringClass().getEnumConstants();
        return field(name, node -> named(text(node), values)).orElse(usual);
    }

    private static <E extends Enum<E>> E named(String word, E[] values) {
        for (var value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such choice");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Node node) {
        if (node instanceof Text(var value)) {
            return value;
        }
        throw new IllegalArgumentException("no text");
    }

    private static Proxy proxy(Node node) {
        return switch (text(node)) {
            case "system" -> new Proxy.OfSystem();
            case NONE -> new Proxy.None();
            case String other -> Proxy.At.of(other).orElseThrow();
        };
    }

    private static Period days(Node node) {
        return Settings.DEFAULT.withKeepUndo(Period.parse(text(node))).keepUndo();
    }

    private static Pause pause(Node node) {
        return switch (text(node)) {
            case NONE -> new Pause.None();
            case UNTIL_RESUMED -> new Pause.UntilResumed();
            case String end -> new Pause.Until(Instant.parse(end));
        };
    }

    private static Map<ProfileId, Pause> pauses(Node node) {
        var pauses = new LinkedHashMap<ProfileId, Pause>();
        inner(node).fields().forEach((id, it) -> pauses.put(new ProfileId(id), pause(it)));
        return pauses;
    }

    private static Set<ProfileId> ids(Node node) {
        if (node instanceof Items(var items)) {
            return items.stream()
                    .map(it -> new ProfileId(text(it)))
                    .collect(Collectors.toUnmodifiableSet());
        }
        throw new IllegalArgumentException("no list");
    }

    private static Tree inner(Node node) {
        if (node instanceof Inner(var tree)) {
            return tree;
        }
        throw new IllegalArgumentException("no object");
    }

    private static Bounds bounds(Node node) {
        var tree = inner(node);
        return new Bounds(
                whole(tree, "x"),
                whole(tree, "y"),
                whole(tree, "width"),
                whole(tree, "height"),
                tree.get("maximised").map(SettingsText::flag).orElse(false)
                        ? Extent.MAXIMISED
                        : Extent.NORMAL);
    }

    private static int whole(Tree tree, String name) {
        if (tree.get(name).orElse(null) instanceof Number(var value)) {
            return value.intValueExact();
        }
        throw new IllegalArgumentException("no whole number");
    }

    private static boolean flag(Node node) {
        if (node instanceof Flag(var value)) {
            return value;
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static ClosingQuestion asked(Node node) {
        return flag(node) ? ClosingQuestion.ASKED : ClosingQuestion.NOT_ASKED;
    }

    /// The fields of `settings`, all of them.
    static Tree write(Settings settings) {
        var fields = new LinkedHashMap<String, Node>();
        fields.put("version", number(VERSION));
        fields.put("theme", new Text(word(settings.theme())));
        fields.put("language", new Text(word(settings.language())));
        fields.put("tray", new Text(word(settings.tray())));
        fields.put("notifications", new Text(word(settings.notifications())));
        fields.put("proxy", new Text(word(settings.proxy())));
        fields.put("logLevel", new Text(word(settings.logLevel())));
        fields.put("keepUndo", new Text(settings.keepUndo().toString()));
        settings.window().ifPresent(it -> fields.put("window", bounds(it)));
        fields.put("pause", new Text(word(settings.pause())));
        var pauses = new LinkedHashMap<String, Node>();
        settings.pauses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> pauses.put(it.getKey().value(), new Text(word(it.getValue()))));
        fields.put("pauses", new Inner(new Tree(pauses)));
        fields.put(
                "resting",
                new Items(
                        settings.resting().stream()
                                .sorted()
                                .<Node>map(it -> new Text(it.value()))
                                .toList()));
        fields.put("closingAsked", new Flag(settings.closing() == ClosingQuestion.ASKED));
        return new Tree(fields);
    }

    private static Node bounds(Bounds bounds) {
        var fields = new LinkedHashMap<String, Node>();
        fields.put("x", number(bounds.x()));
        fields.put("y", number(bounds.y()));
        fields.put("width", number(bounds.width()));
        fields.put("height", number(bounds.height()));
        fields.put("maximised", new Flag(bounds.extent() == Extent.MAXIMISED));
        return new Inner(new Tree(fields));
    }

    private static Node number(int value) {
        return new Number(BigDecimal.valueOf(value));
    }

    private static String word(Proxy proxy) {
        return switch (proxy) {
            case Proxy.OfSystem _ -> "system";
            case Proxy.None _ -> NONE;
            case Proxy.At at -> at.text();
        };
    }

    private static String word(Pause pause) {
        return switch (pause) {
            case Pause.None _ -> NONE;
            case Pause.Until(var end) -> end.toString();
            case Pause.UntilResumed _ -> UNTIL_RESUMED;
        };
    }
}
