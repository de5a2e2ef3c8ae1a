package io.calferry.desktop;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the focus in the page: it goes into a new one as soon as something there can take it, and
/// stays in it when what has it is taken away. Else JavaFX begins anew at the top left of the
/// window, and whoever has no mouse walks all the way again.
final class PageFocus {

    private final Region content;
    private final Supplier<Optional<Page>> page;
    private final Runnable afterLayout = this::settle;
    private final ChangeListener<@Nullable Node> owners = (_, was, now) -> moved(was, now);
    private Optional<Scene> scene = Optional.empty();
    private Optional<Node> wanted = Optional.empty();
    private boolean inside;

    /// Whether it was in the page until what had it was taken away, or could not be used any more.
    private boolean lost;

    /// @param content has the page in it, and its head
    PageFocus(Region content, Supplier<Optional<Page>> page) {
        this.content = content;
        this.page = page;
        content.sceneProperty().addListener((_, _, now) -> follow(Optional.ofNullable(now)));
    }

    private void follow(Optional<Scene> now) {
        scene.ifPresent(
                it -> {
                    it.removePostLayoutPulseListener(afterLayout);
                    it.focusOwnerProperty().removeListener(owners);
                });
        scene = now;
        scene.ifPresent(
                it -> {
                    it.addPostLayoutPulseListener(afterLayout);
                    it.focusOwnerProperty().addListener(owners);
                });
    }

    /// Whether it is in the page, or nowhere.
    boolean isInside() {
        return scene.map(Scene::getFocusOwner).map(this::holds).orElse(true);
    }

    /// Into the page, whichever it is then.
    void enter() {
        wanted = Optional.empty();
        content.requestFocus();
    }

    /// To `node` as soon as it is there.
    void enter(Node node) {
        wanted = Optional.of(node);
        content.requestFocus();
    }

    private boolean holds(Node node) {
        return Ancestors.isInside(node, content);
    }

    private void moved(@Nullable Node was, @Nullable Node now) {
        var taken = was != null && was != content && !holds(was);
        // It is nowhere for a moment when what had it can't be used any more.
        if (inside && (now == null || taken && !holds(now))) {
            lost = true;
            Platform.requestNextPulse();
        } else if (was != null) {
            lost = false;
        }
        inside = now != null && holds(now);
    }

    /// JavaFX has found a new place for the focus by now, where it had to.
    private void settle() {
        if (lost && !inside) {
            enter();
        }
        lost = false;
        // A page may be put together piece by piece.
        var isComing = wanted.filter(it -> it.getScene() == null).isPresent();
        if (!isComing && scene.map(Scene::getFocusOwner).filter(it -> it == content).isPresent()) {
            wanted.filter(PageFocus::takes)
                    .or(() -> page.get().flatMap(PageFocus::first))
                    .ifPresent(Node::requestFocus);
        }
    }

    private static Optional<Node> first(Page page) {
        return page.first().filter(PageFocus::takes).or(() -> firstIn(page.node()));
    }

    private static boolean takes(Node node) {
        return node.getScene() != null
                && !node.isDisabled()
                && Ancestors.of(node).allMatch(Node::isVisible);
    }

    private static Optional<Node> firstIn(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(it -> firstIn(it).stream())
                        .findFirst()
                : Optional.empty();
    }
}
