package io.calferry.tray;

import io.calferry.tray.Menu.Entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A menu whose lines have numbers, as a panel wants them. A line that does the same keeps its
/// number from one menu to the next, and a number never comes to mean something else: so a click
/// on a line that was just replaced does what the person saw.
///
/// @param wishes what the lines of this menu and of the one before do
/// @param highest of all numbers ever given
record NumberedMenu(
        List<Node> nodes, Map<Key, Integer> numbers, Map<Integer, Wish> wishes, int highest) {

    /// The number of the menu itself.
    static final int ROOT = 0;

    /// A line and those below it.
    record Node(int id, Entry entry, List<Node> children) {}

    /// What makes a line the same as one of an earlier menu.
    ///
    /// @param parent the number of what it stands in
    /// @param does what it does, or for what does nothing, what it is
    /// @param nth which one of several alike
    record Key(int parent, Object does, int nth) {}

    /// No lines.
    static NumberedMenu empty() {
        return new NumberedMenu(List.of(), Map.of(), Map.of(), ROOT);
    }

    /// `menu`, as the one that comes after this.
    NumberedMenu next(Menu menu) {
        return new Numbering(this).number(menu);
    }

    /// What a click on a line of this menu or of the one before asks for.
    Optional<Wish> wish(int id) {
        return Optional.ofNullable(wishes.get(id));
    }

    /// The line with this number.
    Optional<Node> node(int id) {
        return find(nodes, id);
    }

    private static Optional<Node> find(List<Node> among, int id) {
        return among.stream()
                .flatMap(
                        node ->
                                node.id() == id
                                        ? Optional.of(node).stream()
                                        : find(node.children(), id).stream())
                .findFirst();
    }

    private static final class Numbering {

        private final NumberedMenu before;
        private final Map<Key, Integer> numbers = new HashMap<>();
        private final Map<Integer, Wish> wishes = new HashMap<>();
        private int highest;

        private Numbering(NumberedMenu before) {
            this.before = before;
            this.highest = before.highest();
        }

        private NumberedMenu number(Menu menu) {
            var nodes = nodes(ROOT, menu.entries());
            var ofBoth = new HashMap<>(before.currentWishes());
            ofBoth.putAll(wishes);
            return new NumberedMenu(nodes, Map.copyOf(numbers), Map.copyOf(ofBoth), highest);
        }

        private List<Node> nodes(int parent, List<Entry> entries) {
            var nodes = new ArrayList<Node>();
            for (var entry : entries) {
                var id = number(parent, entry);
                var below =
                        entry instanceof Menu.Submenu(_, var children)
                                ? nodes(id, children)
                                : List.<Node>of();
                nodes.add(new Node(id, entry, below));
            }
            return List.copyOf(nodes);
        }

        private int number(int parent, Entry entry) {
            var does =
                    switch (entry) {
                        case Menu.Item(_, var wish, _) -> wish;
                        case Menu.Toggle(_, _, var wish) -> wish;
                        case Menu.Separator separator -> separator;
                        case Menu.Submenu(var text, _) -> text;
                    };
            var nth = 0;
            while (numbers.containsKey(new Key(parent, does, nth))) {
                nth++;
            }
            var key = new Key(parent, does, nth);
            var known = before.numbers().get(key);
            var id = known == null ? ++highest : known;
            numbers.put(key, id);
            if (does instanceof Wish wish) {
                wishes.put(id, wish);
            }
            return id;
        }
    }

    private Map<Integer, Wish> currentWishes() {
        var current = new HashMap<Integer, Wish>();
        numbers.forEach(
                (key, id) -> {
                    if (key.does() instanceof Wish wish) {
                        current.put(id, wish);
                    }
                });
        return current;
    }
}
