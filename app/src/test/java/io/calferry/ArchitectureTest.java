package io.calferry;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.module.ModuleFinder;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which package may use what. A row a package; one that is not written yet may be absent.
///
/// - *ours*: packages of this program. `sync` knows no protocol, `agent` knows no window.
/// - *of the JDK*: modules beside java.base.
/// - *of others*: a library is used where it is named and nowhere else.
class ArchitectureTest {

    private static final String TABLE =
            """
            package  | ours                                     | of the JDK             | of others
            sync     |                                          |                        |
            ical     | sync                                     |                        | net.fortuna.ical4j org.slf4j
            shape    | sync ical                                |                        | net.fortuna.ical4j org.slf4j
            http     | sync                                     | java.naming            | org.apache.http org.slf4j
            ics      | sync ical http                           |                        | org.slf4j
            caldav   | sync ical http                           | java.xml java.naming   | com.github.sardine org.apache.http org.slf4j
            outlook  | sync ical                                |                        |
            exchange | sync ical http outlook                   | java.xml               | microsoft.exchange.webservices org.apache.http net.fortuna.ical4j org.slf4j
            graph    | sync ical http outlook                   |                        | com.microsoft.aad.msal4j com.fasterxml.jackson net.fortuna.ical4j org.slf4j
            profile  | sync shape                               |                        | com.fasterxml.jackson org.slf4j
            settings | profile                                  |                        | com.fasterxml.jackson
            ledger   | sync                                     | java.sql               | org.sqlite org.slf4j
            keychain |                                          |                        | com.github.javakeyring org.freedesktop.dbus org.slf4j
            agent    | sync shape profile keychain              |                        | org.slf4j
            words    | sync shape profile keychain agent        |                        |
            serve    | agent profile sync ical exchange words   |                        | io.javalin com.fasterxml.jackson org.slf4j
            tray     | agent words                              | java.desktop           | org.freedesktop org.slf4j
            desktop  | agent profile sync shape ical keychain words settings | java.desktop       | javafx org.controlsfx atlantafx.base com.calendarfx impl.com.calendarfx org.slf4j
            cli      | agent profile sync words keychain        |                        | picocli com.fasterxml.jackson org.slf4j
            (root)   | *                                        | java.logging           | org.slf4j ch.qos.logback picocli
            """;

    private static final String ROOT = "(root)";
    private static final String OURS = "io.calferry";

    /// Annotations only; every package carries them.
    private static final String EVERYWHERE = "org.jspecify";

    private static final Set<String> RIM = Set.of("cli", ROOT);

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(OURS);

    private static final Map<String, String> MODULES =
            ModuleFinder.ofSystem().findAll().stream()
                    .map(module -> module.descriptor())
                    .flatMap(
                            module ->
                                    module.packages().stream()
                                            .map(name -> Map.entry(name, module.name())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private record Row(String name, Set<String> ours, Set<String> modules, Set<String> libraries) {

        boolean allows(JavaClass target) {
            var there = target.getBaseComponentType();
            var its = there.getPackageName();
            if (there.isPrimitive() || its.startsWith(EVERYWHERE)) {
                return true;
            }
            if (isOurs(there)) {
                return ours.contains("*")
                        || ours.contains(rowOf(there))
                        || name.equals(rowOf(there));
            }
            var module = MODULES.get(its);
            return module != null
                    ? module.equals("java.base") || modules.contains(module)
                    : libraries.stream().anyMatch(library -> (its + ".").startsWith(library + "."));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        return TABLE.lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(
                        cells ->
                                new Row(
                                        cells.get(0),
                                        words(cells.get(1)),
                                        words(cells.get(2)),
                                        words(cells.get(3))))
                .toList();
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_package_uses_what_its_row_allows(Row row) {
        var others =
                classes()
                        .filter(type -> rowOf(type).equals(row.name()))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> !row.allows(dependency.getTargetClass()))
                        .map(dependency -> dependency.getDescription())
                        .sorted();

        assertThat(others).isEmpty();
    }

    @Test
    void every_class_belongs_to_a_row() {
        var rows = rows().stream().map(Row::name).toList();

        assertThat(classes().map(ArchitectureTest::rowOf).distinct())
                .contains("sync")
                .isSubsetOf(rows);
    }

    @Test
    void the_packages_form_no_circle() {
        slices().matching(OURS + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /// Output is the terminal's own; time and place are given to a class, so that a test can.
    @Test
    void only_the_rim_knows_the_terminal_the_clock_and_the_place() {
        var accesses =
                classes()
                        .filter(type -> !RIM.contains(rowOf(type)))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(
                                access ->
                                        ofTheRim(
                                                access.getTargetOwner(),
                                                access.getTarget().getName()))
                        .map(access -> access.getDescription());

        assertThat(accesses).isEmpty();
    }

    private static boolean ofTheRim(JavaClass owner, String member) {
        if (owner.isEquivalentTo(System.class)) {
            return Set.of("out", "err", "in", "currentTimeMillis", "exit").contains(member);
        }
        if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
            return member.startsWith("system");
        }
        return owner.isEquivalentTo(ZoneId.class) && member.equals("systemDefault")
                || owner.isEquivalentTo(Locale.class) && member.equals("getDefault")
                || owner.getPackageName().equals("java.time") && member.equals("now");
    }

    @Test
    void nothing_is_null_in_any_package() {
        var packages =
                classes()
                        .collect(
                                Collectors.toMap(
                                        JavaClass::getPackageName,
                                        JavaClass::getPackage,
                                        (one, _) -> one))
                        .values();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(it.isAnnotatedWith(NullMarked.class))
                                        .as("@NullMarked in package-info.java of %s", it.getName())
                                        .isTrue());
    }

    @Test
    void names_say_what_a_class_is() {
        var vague = "Manager|Helper|Utils?|Impl|Data|Info";

        assertThat(
                        classes()
                                .map(JavaClass::getSimpleName)
                                .filter(name -> name.matches(".*(" + vague + ")")))
                .isEmpty();
    }

    private static Stream<JavaClass> classes() {
        assertThat(CLASSES).isNotEmpty();
        return CLASSES.stream();
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(OURS + ".");
    }

    private static String rowOf(JavaClass type) {
        var below = type.getPackageName().substring(OURS.length());
        return below.isEmpty() ? ROOT : below.substring(1).split("\\.")[0];
    }
}
