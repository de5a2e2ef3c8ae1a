package io.calferry.desktop.profiles;

import atlantafx.base.theme.Styles;

import io.calferry.agent.Pause;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.profiles.ProfilesModel.Shown;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook.Entry;
import io.calferry.words.Words;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The list of profiles: what each does and how it goes.
public final class ProfilesPage implements Page {

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Shelf shelf;
    private final FileChoice files;
    private final ProfilesModel model;
    private final ProfileActs acts;
    private final Transfers transfers;
    private final RowList list;
    private final VBox content = new VBox(12);
    private final Notice notice;
    private final List<Node> actions;
    private final Heartbeat heartbeat;

    /// @param files asks for the files of import and export
    public ProfilesPage(Desk desk, FileChoice files) {
        this.desk = desk;
        this.texts = desk.texts(ProfilesPage.class);
        this.words = Words.in(desk.locale(), desk.office().clock().getZone());
        this.shelf = new Shelf(desk.office().book());
        this.files = files;
        this.model = new ProfilesModel(desk, shelf);
        this.acts = new ProfileActs(desk, shelf, new OwnCopies(desk.office()), model);
        this.transfers = new Transfers(desk, shelf, model);
        this.notice = new Notice(texts, model);
        this.list = new RowList(desk.background(), this::view);
        this.actions = List.of(more(), newProfile());
        VBox.setVgrow(list.node(), Priority.ALWAYS);
        list.node().setAccessibleText(texts.get("title"));
        ChangeListener<Shown> shown = (_, _, now) -> show(now);
        model.shownProperty().addListener(shown);
        show(model.shownProperty().get());
        heartbeat = new Heartbeat(content, model::tick);
        acts.read();
    }

    /// The page, with the dialogs of the operating system.
    public static ProfilesPage of(Desk desk) {
        var kind = desk.texts(ProfilesPage.class).get("file.kind");
        return new ProfilesPage(desk, FileChoice.ofSystem(kind));
    }

    private Button newProfile() {
        var button = new Button(texts.get("new"));
        button.setId("new-profile");
        button.getStyleClass().add(Styles.ACCENT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> acts.create());
        return button;
    }

    private MenuButton more() {
        var importing = new MenuItem(texts.get("import"));
        importing.setId("import");
        importing.setOnAction(_ -> files.toImport(content).ifPresent(transfers::bringIn));
        var exporting = new MenuItem(texts.get("export.all"));
        exporting.setId("export-all");
        exporting.setOnAction(
                _ ->
                        files.toExport(content, "calferry-profiles.json")
                                .ifPresent(it -> transfers.bringOut(model.book().profiles(), it)));
        var more = new MenuButton(texts.get("transfer"), null, importing, exporting);
        more.setId("transfer");
        more.setMinWidth(Region.USE_PREF_SIZE);
        return more;
    }

    private void show(Shown now) {
        switch (now) {
            case Shown.Reading _ -> content.getChildren().setAll(notice.node());
            case Shown.Refused(var problems) ->
                    content.getChildren().setAll(notice.node(), refused(problems));
            case Shown.Rows(var rows) -> {
                if (rows.isEmpty()) {
                    content.getChildren().setAll(notice.node(), empty());
                } else {
                    list.show(rows);
                    if (!content.getChildren().contains(list.node())) {
                        content.getChildren().setAll(notice.node(), list.node());
                    }
                }
            }
        }
    }

    private RowNode view(Row row) {
        return switch (row) {
            case Row.Known known -> new RowView(known, texts, words, wishes());
            case Row.Unknown unknown ->
                    new UnknownRowView(unknown, shelf.path(), texts, words, mending());
        };
    }

    private Region empty() {
        // Its letter presses the one beside the title.
        var create = new Button(texts.plain("new"));
        create.setId("first-profile");
        create.setDefaultButton(true);
        create.getStyleClass().add(Styles.ACCENT);
        create.setOnAction(_ -> acts.create());
        var sample = new Button(texts.get("sample"));
        sample.setId("sample");
        sample.setOnAction(
                _ -> {
                    sample.setDisable(true);
                    acts.trySample(() -> sample.setDisable(false));
                });
        var box =
                new VBox(
                        8,
                        Sentence.of(texts.get("empty.what")),
                        Sentence.of(texts.get("empty.how")),
                        new FlowPane(8, 8, create, sample));
        box.getStyleClass().add("empty");
        return box;
    }

    private Region refused(List<Problem> problems) {
        var again = new Button(texts.get("again"));
        again.setId("again");
        again.setOnAction(_ -> acts.read());
        var box = new VBox(8, Sentence.of(texts.get("refused")));
        words.problems()
                .sentences(shelf.path(), problems)
                .forEach(it -> box.getChildren().add(Sentence.of(it)));
        box.getChildren().addAll(Sentence.of(texts.get("refused.kept")), new HBox(again));
        box.getStyleClass().add("empty");
        return box;
    }

    private UnknownRowView.Wishes mending() {
        return new UnknownRowView.Wishes() {
            @Override
            public void readAgain() {
                acts.read();
            }

            @Override
            public void delete(Entry.Unreadable entry) {
                acts.delete(entry);
            }
        };
    }

    private RowView.Wishes wishes() {
        return new RowView.Wishes() {
            @Override
            public void turn(Profile profile, Profile.State wanted, Runnable stays) {
                acts.turn(profile, wanted, stays);
            }

            @Override
            public void syncNow(Profile profile) {
                acts.syncNow(profile);
            }

            @Override
            public void preview(Profile profile) {
                acts.preview(profile);
            }

            @Override
            public void pauseForAnHour(Profile profile) {
                acts.pause(profile, Pause.forAnHour(now()));
            }

            @Override
            public void pauseUntilTomorrow(Profile profile) {
                acts.pause(profile, Pause.untilTomorrow(now(), desk.office().clock().getZone()));
            }

            @Override
            public void resume(Profile profile) {
                acts.pause(profile, new Pause.None());
            }

            private Instant now() {
                return desk.office().clock().instant();
            }

            @Override
            public void edit(Profile profile) {
                acts.edit(profile);
            }

            @Override
            public void duplicate(Profile profile) {
                acts.duplicate(profile);
            }

            @Override
            public void export(Profile profile) {
                files.toExport(content, profile.id() + ".json")
                        .ifPresent(it -> transfers.bringOut(List.of(profile), it));
            }

            @Override
            public void history(Profile profile) {
                desk.navigator()
                        .open(
                                new Place.Activity(
                                        Place.Activity.Tab.RUNS, Optional.of(profile.id())));
            }

            @Override
            public DeleteQuestion delete(Profile profile, Runnable close) {
                return new DeleteQuestion(profile, texts, words, acts, close);
            }

            @Override
            public void follow(Profile profile, Standing.Lead lead) {
                switch (lead) {
                    case LOOK_AT_HELD, DECIDE, UNLOCK -> activity(Place.Activity.Tab.WAITING);
                    case LOOK_AT_PARKED -> activity(Place.Activity.Tab.PARKED);
                    case ENTER_PASSWORD, EDIT -> acts.edit(profile);
                    case TRY_AGAIN -> acts.syncNow(profile);
                    case PREVIEW -> acts.preview(profile);
                }
            }
        };
    }

    private void activity(Place.Activity.Tab tab) {
        desk.navigator().open(new Place.Activity(tab));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return content;
    }

    @Override
    public List<Node> actions() {
        return actions;
    }

    @Override
    public void close() {
        heartbeat.close();
        list.close();
        model.close();
    }
}
