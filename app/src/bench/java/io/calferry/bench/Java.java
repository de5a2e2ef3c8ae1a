package io.calferry.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts classes of the benchmark in a Java of their own, the one that runs this.
record Java(List<String> options) {

    static final String EXECUTABLE =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static Java command(String... options) {
        return new Java(List.of(options));
    }

    List<String> with(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(EXECUTABLE);
        words.addAll(options);
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return words;
    }
}
