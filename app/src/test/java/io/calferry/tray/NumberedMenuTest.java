package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Menu.Entry;
import io.calferry.tray.Menu.Item;
import io.calferry.tray.Menu.Mark;
import io.calferry.tray.Menu.Separator;
import io.calferry.tray.Menu.Submenu;
import io.calferry.tray.Menu.Toggle;
import io.calferry.tray.Overview.Power;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class NumberedMenuTest {

    private static final Item OPEN = Item.of("Open", new Wish.Open());
    private static final Item QUIT = Item.of("Quit", new Wish.Quit());
    private static final Toggle IS_ON = new Toggle("W", Mark.SET, new Wish.Switch("w", Power.OFF));
    private static final Toggle IS_OFF =
            new Toggle("W", Mark.CLEAR, new Wish.Switch("w", Power.ON));

    private static Menu menu(Entry... entries) {
        return new Menu(List.of(entries));
    }

    private static List<Integer> numbers(NumberedMenu menu) {
        return menu.nodes().stream().flatMap(NumberedMenuTest::numbers).toList();
    }

    private static Stream<Integer> numbers(NumberedMenu.Node node) {
        return Stream.concat(
                Stream.of(node.id()), node.children().stream().flatMap(NumberedMenuTest::numbers));
    }

    @Test
    void every_line_has_a_number_of_its_own() {
        var numbered =
                NumberedMenu.empty()
                        .next(
                                menu(
                                        OPEN,
                                        new Separator(),
                                        OPEN,
                                        new Submenu("More", List.of(OPEN, new Separator())),
                                        new Separator()));

        assertThat(numbers(numbered)).hasSize(7).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void a_line_that_does_the_same_keeps_its_number() {
        var one = NumberedMenu.empty().next(menu(OPEN, IS_ON, QUIT));
        var other = one.next(menu(Item.of("Öffnen", new Wish.Open()), IS_OFF, QUIT));

        assertThat(numbers(other).get(0)).isEqualTo(numbers(one).get(0));
        assertThat(numbers(other).get(2)).isEqualTo(numbers(one).get(2));
        assertThat(numbers(other).get(1)).isNotIn(numbers(one));
    }

    @Test
    void a_late_click_does_what_the_person_saw() {
        var one = NumberedMenu.empty().next(menu(IS_ON));
        var toggle = numbers(one).getFirst();
        var other = one.next(menu(IS_OFF));

        assertThat(other.wish(toggle)).contains(new Wish.Switch("w", Power.OFF));
        assertThat(other.node(toggle)).isEmpty();
    }

    @Test
    void a_number_is_not_given_out_twice_and_the_past_is_forgotten() {
        var first = NumberedMenu.empty().next(menu(IS_ON));
        var second = first.next(menu());
        var third = second.next(menu(QUIT));

        assertThat(numbers(third)).doesNotContainAnyElementsOf(numbers(first));
        assertThat(third.wishes()).containsOnlyKeys(numbers(third));
    }
}
