package io.calferry.desktop.editor;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Page;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.profile.BookReading;
import io.calferry.profile.Problem;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The editor of one profile, new or not. What is filled in and not saved is there again when one
/// comes back.
public final class EditorPage implements Page {

    private final Desk desk;
    private final Texts texts;
    private final Keeper keeper;
    private final Drafts drafts;
    private final Optional<ProfileId> profile;
    private final PathChoice paths;
    private final StackPane pane = new StackPane();
    private Optional<EditorView> view = Optional.empty();
    private boolean closed;

    /// @param drafts those of this session
    /// @param profile which is edited; empty for a new one
    public EditorPage(Desk desk, Drafts drafts, Optional<ProfileId> profile) {
        this(desk, drafts, profile, PathChoice.ofSystem(desk.texts(EditorPage.class)));
    }

    /// @param paths asks for files and folders
    EditorPage(Desk desk, Drafts drafts, Optional<ProfileId> profile, PathChoice paths) {
        this.desk = desk;
        this.paths = paths;
        this.texts = desk.texts(EditorPage.class);
        this.keeper = new Keeper(desk.office());
        this.drafts = drafts;
        this.profile = profile;
        pane.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        desk.background().fetch(keeper::read, this::show);
    }

    /// A draft is not for a page that was left before it was filled.
    private void show(BookReading reading) {
        if (closed) {
            return;
        }
        var draft = drafts.take(profile);
        if (draft.isPresent()) {
            show(book(reading), draft.get(), EditorView.Begun.RESTORED);
        } else {
            showFresh(reading);
        }
    }

    /// An empty one where the file can't be understood, which saving tells.
    private static ProfileBook book(BookReading reading) {
        return switch (reading) {
            case BookReading.Read(var book) -> book;
            case BookReading.Refused _ -> ProfileBook.EMPTY;
        };
    }

    private void showFresh(BookReading reading) {
        var book = book(reading);
        fresh(book)
                .ifPresentOrElse(
                        it -> show(book, it, EditorView.Begun.ANEW),
                        () -> {
                            switch (reading) {
                                case BookReading.Read _ ->
                                        pane.getChildren().setAll(Sentence.of(texts.get("gone")));
                                case BookReading.Refused(var problems) ->
                                        pane.getChildren().setAll(refused(problems));
                            }
                        });
    }

    /// Nobody knows whether the profile is in a file that can't be understood.
    private Region refused(List<Problem> problems) {
        var again = new Button(texts.get("again"));
        again.setId("again");
        again.setOnAction(_ -> forget());
        var box = new VBox(8, Sentence.of(texts.get("unread")));
        var path = desk.office().folders().profiles();
        desk.words()
                .problems()
                .sentences(path, problems)
                .forEach(it -> box.getChildren().add(Sentence.of(it)));
        box.getChildren().add(again);
        return box;
    }

    private Optional<ProfileForm> fresh(ProfileBook book) {
        return profile.isEmpty()
                ? Optional.of(new ProfileForm())
                : profile.flatMap(book::profile).map(ProfileForm::new);
    }

    private void show(ProfileBook book, ProfileForm form, EditorView.Begun begun) {
        var model = new EditorModel(desk, keeper, form, book);
        var next = new EditorView(desk, model, texts, paths, begun, this::forget);
        view = Optional.of(next);
        pane.getChildren().setAll(next.node());
        next.begin();
    }

    /// Begins anew with what is saved.
    private void forget() {
        view.ifPresent(EditorView::close);
        view = Optional.empty();
        desk.background()
                .fetch(
                        keeper::read,
                        it -> {
                            if (!closed) {
                                showFresh(it);
                            }
                        });
    }

    @Override
    public String title() {
        return texts.get(profile.isEmpty() ? "title.new" : "title.edit");
    }

    @Override
    public Node node() {
        return pane;
    }

    /// Nothing is lost: what is not saved is kept as a draft.
    @Override
    public Leaving leave() {
        view.filter(EditorView::isUnsaved).ifPresent(it -> drafts.keep(profile, it.form().copy()));
        return Leaving.GO;
    }

    @Override
    public boolean isUnsaved() {
        return view.filter(EditorView::isUnsaved).isPresent();
    }

    @Override
    public void close() {
        closed = true;
        leave();
        view.ifPresent(EditorView::close);
    }
}
