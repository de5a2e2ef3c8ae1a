package io.calferry.bench;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        words.add(classPath());
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return words;
    }

    /// Where the classes of the benchmark lie.
    static Path own() {
        try {
            var here = Java.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(here.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Absolute, since children run in a folder of their own.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
