package io.calferry.tray;

import io.calferry.tray.Menu.Entry;

import java.awt.CheckboxMenuItem;
import java.awt.MenuItem;
import java.util.List;
import java.util.function.Consumer;

/// A menu of the AWT.
final class AwtMenu {

    private AwtMenu() {}

    /// Adds `entries` to `menu`.
    ///
    /// @param asked is called on the event thread
    static void fill(java.awt.Menu menu, List<Entry> entries, Consumer<Wish> asked) {
        for (var entry : entries) {
            switch (entry) {
                case Menu.Item(var text, var wish, var use) -> {
                    var item = new MenuItem(text);
                    item.setEnabled(use == Menu.Use.POSSIBLE);
                    item.addActionListener(_ -> asked.accept(wish));
                    menu.add(item);
                }
                case Menu.Toggle(var text, var mark, var wish) -> {
                    var item = new CheckboxMenuItem(text, mark == Menu.Mark.SET);
                    item.addItemListener(
                            _ -> {
                                // It has changed its mark; whether it may is not for it to say.
                                item.setState(mark == Menu.Mark.SET);
                                asked.accept(wish);
                            });
                    menu.add(item);
                }
                case Menu.Separator _ -> menu.addSeparator();
                case Menu.Submenu(var text, var below) -> {
                    var submenu = new java.awt.Menu(text);
                    fill(submenu, below, asked);
                    menu.add(submenu);
                }
            }
        }
    }
}
