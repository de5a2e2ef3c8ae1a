package io.calferry.desktop;

import javafx.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How many of something there are in a window at each of its drawings, while they come.
public record Coming(List<Integer> counts) {

    /// @param selector what is counted
    /// @param background of the page that they come to
    /// @param deed after which they come
    public static Coming of(Scene scene, String selector, Background background, Runnable deed) {
        var counts = new ArrayList<Integer>();
        Runnable count = () -> counts.add(scene.getRoot().lookupAll(selector).size());
        Toolkit.run(() -> scene.addPostLayoutPulseListener(count));
        deed.run();
        Toolkit.await("it is drawn", background::isIdle);
        Toolkit.run(
                () -> {
                    scene.removePostLayoutPulseListener(count);
                    count.run();
                });
        return new Coming(List.copyOf(counts));
    }

    /// How many more there are, at most, at one drawing than at the one before, from the first of
    /// them on.
    public int most() {
        var come = counts.stream().filter(it -> it > 0).toList();
        return IntStream.range(1, come.size())
                .map(it -> come.get(it) - come.get(it - 1))
                .max()
                .orElse(0);
    }
}
