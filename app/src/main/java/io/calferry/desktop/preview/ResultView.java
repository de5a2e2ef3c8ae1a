package io.calferry.desktop.preview;

import io.calferry.agent.Ran;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.preview.PreviewModel.Switching;
import io.calferry.profile.Profile;
import io.calferry.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// What became of it.
record ResultView(Desk desk, Profile profile, Words words) {

    /// @param again what looks at the plan anew
    Region of(Ran ran, Switching switching, Runnable again) {
        var texts = desk.texts(ResultView.class);
        var box = new VBox(12);
        box.setId("result");
        for (var sentence : sentences(ran, texts)) {
            var label = new Label(sentence);
            label.setWrapText(true);
            box.getChildren().add(label);
        }
        if (switching == Switching.ON) {
            var on = new Label(texts.get("result.on"));
            on.setWrapText(true);
            box.getChildren().add(on);
        }
        ran.trouble()
                .ifPresent(
                        it -> box.getChildren().add(new Troubles(desk).pane(it, profile, again)));
        var run = new Button(texts.get("result.run"));
        run.setId("to-run");
        ran.run().ifPresent(it -> run.setOnAction(_ -> desk.navigator().open(new Place.Run(it))));
        var profiles = new Button(texts.get("result.profiles"));
        profiles.setId("back-to-profiles");
        profiles.setOnAction(_ -> desk.navigator().open(new Place.Profiles()));
        var buttons = new FlowPane(8, 8, run, profiles);
        if (!ran.waiting().isEmpty()) {
            var waiting = new Button(texts.get("result.waiting"));
            waiting.setId("to-waiting");
            waiting.setOnAction(_ -> desk.navigator().open(new Place.Activity(tab(ran))));
            buttons.getChildren().add(1, waiting);
        }
        box.getChildren().add(buttons);
        return box;
    }

    private static Place.Activity.Tab tab(Ran ran) {
        return ran.waiting().stream()
                        .anyMatch(
                                it ->
                                        !(it.reason()
                                                instanceof io.calferry.sync.Parked.Reason.Failed))
                ? Place.Activity.Tab.WAITING
                : Place.Activity.Tab.PARKED;
    }

    private List<String> sentences(Ran ran, Texts texts) {
        var counts = ran.counts();
        var said = new ArrayList<String>();
        said.add(texts.get("outcome." + Keys.of(ran.outcome())));
        said.add(texts.get("result.counts", counts.created(), counts.updated(), counts.deleted()));
        ran.held().ifPresent(it -> said.add(words.waiting().held(it, profile)));
        if (counts.parked() > 0) {
            said.add(texts.get("result.parked", counts.parked()));
        }
        return said;
    }
}
