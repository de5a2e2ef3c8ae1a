package io.calferry.tray;

import io.calferry.tray.NumberedMenu.Node;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The menu as panels see it. Its methods run on threads of the bus.
final class MenuOnBus implements BusMenu, Answers {

    private final Consumer<Wish> asked;
    private volatile Shown shown;

    private record Shown(Menu menu, NumberedMenu numbered, long revision) {}

    MenuOnBus(Menu menu, Consumer<Wish> asked) {
        this.asked = asked;
        this.shown = new Shown(menu, NumberedMenu.empty().next(menu), 1);
    }

    /// Takes another menu; says whether it is another. One thread at a time may do so.
    boolean show(Menu menu) {
        var before = shown;
        if (menu.equals(before.menu())) {
            return false;
        }
        shown = new Shown(menu, before.numbered().next(menu), before.revision() + 1);
        return true;
    }

    /// How many menus there were so far.
    UInt32 revision() {
        return new UInt32(shown.revision());
    }

    @Override
    public Two<UInt32, Line> GetLayout(int parent, int depth, List<String> names) {
        var now = shown;
        var nodes = now.numbered().nodes();
        var line =
                parent == NumberedMenu.ROOT
                        ? line(NumberedMenu.ROOT, root(), nodes, depth)
                        : now.numbered()
                                .node(parent)
                                .map(node -> line(node, depth))
                                .orElseGet(() -> line(parent, Map.of(), List.of(), 0));
        return new Two<>(new UInt32(now.revision()), line);
    }

    private static Map<String, Variant<?>> root() {
        return Map.of("children-display", new Variant<>("submenu"));
    }

    private static Line line(Node node, int depth) {
        return line(node.id(), look(node), node.children(), depth);
    }

    /// @param depth how many levels to go down, less than 0 for all
    private static Line line(int id, Map<String, Variant<?>> look, List<Node> children, int depth) {
        var below =
                depth == 0
                        ? List.<Variant<?>>of()
                        : children.stream()
                                .<Variant<?>>map(
                                        it -> new Variant<>(line(it, depth - 1), Line.SIGNATURE))
                                .toList();
        return new Line(id, look, below);
    }

    private static Map<String, Variant<?>> look(Node node) {
        var look = new HashMap<String, Variant<?>>();
        switch (node.entry()) {
            case Menu.Item(var text, _, var use) -> {
                look.put("label", label(text));
                look.put("enabled", new Variant<>(use == Menu.Use.POSSIBLE));
            }
            case Menu.Toggle(var text, var mark, _) -> {
                look.put("label", label(text));
                look.put("toggle-type", new Variant<>("checkmark"));
                look.put("toggle-state", new Variant<>(mark == Menu.Mark.SET ? 1 : 0));
            }
            case Menu.Separator _ -> look.put("type", new Variant<>("separator"));
            case Menu.Submenu(var text, _) -> {
                look.put("label", label(text));
                look.put("children-display", new Variant<>("submenu"));
            }
        }
        return look;
    }

    /// A single underscore would underline the letter after it.
    private static Variant<String> label(String text) {
        return new Variant<>(text.replace("_", "__"));
    }

    @Override
    public List<Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        var numbered = shown.numbered();
        // No ids mean all of them.
        var all = Stream.concat(Stream.of(NumberedMenu.ROOT), numbered.numbers().values().stream());
        return (ids.isEmpty() ? all : ids.stream())
                .flatMap(id -> look(numbered, id).map(look -> new Properties(id, look)).stream())
                .toList();
    }

    private static Optional<Map<String, Variant<?>>> look(NumberedMenu numbered, int id) {
        return id == NumberedMenu.ROOT
                ? Optional.of(root())
                : numbered.node(id).map(MenuOnBus::look);
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        return look(shown.numbered(), id)
                .<Variant<?>>map(look -> look.get(name))
                .orElseGet(() -> new Variant<>(""));
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 timestamp) {
        if (event.equals("clicked")) {
            shown.numbered().wish(id).ifPresent(asked);
        }
    }

    @Override
    public List<Integer> EventGroup(List<Happened> events) {
        events.forEach(it -> Event(it.id, it.event, it.data, it.timestamp));
        return unknown(events.stream().map(it -> it.id).toList());
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Two<>(List.of(), unknown(ids));
    }

    private List<Integer> unknown(List<Integer> ids) {
        var numbered = shown.numbered();
        return ids.stream()
                .filter(id -> id != NumberedMenu.ROOT && numbered.node(id).isEmpty())
                .toList();
    }

    @Override
    public Map<String, Variant<?>> properties() {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "TextDirection", new Variant<>("ltr"),
                "Status", new Variant<>("normal"),
                "IconThemePath", new Variant<>(List.of(), "as"));
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
