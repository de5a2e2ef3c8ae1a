package io.calferry.desktop.editor;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Page;
import io.calferry.desktop.Texts;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

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
        desk.background().fetch(keeper::book, this::show);
    }

    private void show(ProfileBook book) {
        var draft = drafts.take(profile);
        var fresh = fresh(book);
        if (draft.isPresent()) {
            show(book, draft.get(), EditorView.Begun.RESTORED);
        } else if (fresh.isPresent()) {
            show(book, fresh.get(), EditorView.Begun.ANEW);
        } else {
            var gone = new Label(texts.get("gone"));
            gone.setWrapText(true);
            pane.getChildren().setAll(gone);
        }
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
                        keeper::book,
                        book -> fresh(book).ifPresent(it -> show(book, it, EditorView.Begun.ANEW)));
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
    public void close() {
        leave();
        view.ifPresent(EditorView::close);
    }
}
