package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.util.List;

class HeadTest {

    private static final String LONG =
            "The meeting rooms of the whole house and of its neighbours: what would happen";

    private final Button press = Toolkit.on(() -> new Button("List, week and month"));

    /// A head in a page of that width.
    private Head head(String text, double width) {
        return Toolkit.on(
                () -> {
                    var head = new Head();
                    head.show(text, List.of(press));
                    var page = new VBox(head);
                    var scene = new Scene(page, width, 480);
                    Theme.dress(scene);
                    page.applyCss();
                    page.layout();
                    return head;
                });
    }

    private static Bounds place(Head head, Node node) {
        return Toolkit.on(() -> head.sceneToLocal(node.localToScene(node.getLayoutBounds())));
    }

    private static Node title(Head head) {
        return Toolkit.on(() -> head.lookup(".page-title"));
    }

    @Test
    void a_title_stands_beside_its_buttons_which_end_where_the_page_ends() {
        var head = head("Profiles", 700);
        assertThat(place(head, press).getMaxX()).isEqualTo(700);
        assertThat(place(head, press).getMinY()).isLessThan(place(head, title(head)).getMaxY());
    }

    @Test
    void a_long_title_stands_above_its_buttons_and_is_read_in_full() {
        var head = head(LONG, 530);
        assertThat(place(head, press).getMinX()).isZero();
        assertThat(place(head, press).getMinY()).isGreaterThan(place(head, title(head)).getMaxY());
        assertThat(Toolkit.on(() -> Walk.of(head.getScene()).cut(_ -> false))).isEmpty();
    }
}
