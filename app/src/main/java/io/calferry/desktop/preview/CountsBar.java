package io.calferry.desktop.preview;

import io.calferry.desktop.Keys;
import io.calferry.desktop.Texts;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// How many events are new, changed and so on; each number shows what it counts.
final class CountsBar {

    private final FlowPane box = new FlowPane(6, 6);
    private final ToggleGroup group = new ToggleGroup();
    private final Texts texts;
    private final PreviewModel model;

    CountsBar(Texts texts, PreviewModel model) {
        this.texts = texts;
        this.model = model;
        box.getStyleClass().add("counts");
        // Else it takes more rows for itself than it needs.
        box.prefWrapLengthProperty().bind(box.widthProperty());
        // Not an action of the buttons: the arrow keys choose without one.
        group.selectedToggleProperty()
                .addListener(
                        (_, _, now) ->
                                filter(
                                        now != null && now.getUserData() instanceof Filter it
                                                ? it
                                                : Filter.ALL));
    }

    private void filter(Filter wanted) {
        model.filterProperty().set(wanted);
        if (wanted == Filter.UNTOUCHED) {
            model.readUntouched();
        }
    }

    FlowPane node() {
        return box;
    }

    void show(Prospect prospect) {
        box.getChildren().clear();
        group.getToggles().clear();
        count(Filter.NEW, Deed.CREATE.sign(), prospect.count(Deed.CREATE));
        count(Filter.CHANGED, Deed.UPDATE.sign(), prospect.count(Deed.UPDATE));
        count(Filter.REMOVED, Deed.DELETE.sign(), prospect.count(Deed.DELETE));
        count(Filter.UNTOUCHED, Deed.UNTOUCHED.sign(), prospect.untouched());
        needed(Filter.HELD, Deed.PARKED.sign(), prospect.held());
        needed(Filter.CLASHING, Deed.CLASH.sign(), prospect.count(Deed.CLASH));
        needed(Filter.STUCK, Deed.PARKED.sign(), prospect.count(Deed.PARKED));
    }

    /// Only where there are any: these need a person.
    private void needed(Filter filter, String sign, long count) {
        if (count > 0) {
            count(filter, sign, count).getStyleClass().add("attention");
        }
    }

    private ToggleButton count(Filter filter, String sign, long count) {
        var key = Keys.of(filter);
        var button = new ToggleButton(sign + " " + texts.get("count." + key, count));
        button.setId("count-" + key);
        button.getStyleClass().add("count");
        button.setToggleGroup(group);
        button.setUserData(filter);
        box.getChildren().add(button);
        return button;
    }
}
