package io.calferry.bench.ews;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out whether something meets a restriction (`SearchExpressionType`).
final class Restriction {

    /// What is looked at.
    private interface Subject {

        Optional<Object> value(Element path) throws Refusal;
    }

    private final Subject subject;

    private Restriction(Subject subject) {
        this.subject = subject;
    }

    /// @param words by URI
    static Restriction ofFolder(java.util.Map<String, String> words) {
        return new Restriction(
                path -> Optional.ofNullable(words.get(path.attribute("FieldURI").orElse(""))));
    }

    static Restriction of(Sight sight) {
        return new Restriction(path -> value(sight, path));
    }

    private static Optional<Object> value(Sight sight, Element path) throws Refusal {
        if (path.name().equals("ExtendedFieldURI")) {
            return sight.extended(ExtendedName.read(path)).map(List::getFirst);
        }
        var uri = path.attribute("FieldURI").orElse("");
        var field = Field.ofUri(uri);
        if (field.isEmpty() || field.get() == Field.BODY) {
            throw new Refusal("ErrorUnsupportedPathForQuery", "Not searchable: " + uri);
        }
        return sight.value(field.get());
    }

    boolean holds(Element expression) throws Refusal {
        var inner = expression.children();
        return switch (expression.name()) {
            case "And" -> {
                var all = true;
                for (var each : inner) {
                    all &= holds(each);
                }
                yield all;
            }
            case "Or" -> {
                var any = false;
                for (var each : inner) {
                    any |= holds(each);
                }
                yield any;
            }
            case "Not" -> !holds(inner.getFirst());
            case "Exists" -> subject.value(inner.getFirst()).isPresent();
            case "Contains" -> contains(expression);
            case "IsEqualTo" -> compare(inner).filter(it -> it == 0).isPresent();
            case "IsNotEqualTo" -> compare(inner).filter(it -> it == 0).isEmpty();
            case "IsGreaterThan" -> compare(inner).filter(it -> it > 0).isPresent();
            case "IsGreaterThanOrEqualTo" -> compare(inner).filter(it -> it >= 0).isPresent();
            case "IsLessThan" -> compare(inner).filter(it -> it < 0).isPresent();
            case "IsLessThanOrEqualTo" -> compare(inner).filter(it -> it <= 0).isPresent();
            default ->
                    throw new Refusal(
                            "ErrorInvalidRestriction",
                            "The restriction or sort order is invalid: " + expression.name());
        };
    }

    /// Empty where there is nothing to compare.
    private Optional<Integer> compare(List<Element> operands) throws Refusal {
        var left = subject.value(operands.get(0));
        var other = operands.get(1).children().getFirst();
        var right =
                other.name().equals("Constant")
                        ? other.attribute("Value").map(Object.class::cast)
                        : subject.value(other);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(compare(left.get(), right.get().toString()));
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw new Refusal("ErrorInvalidValueForProperty", "The constant does not fit.");
        }
    }

    private static int compare(Object left, String right) {
        return switch (left) {
            case Instant time -> time.compareTo(Instant.parse(zoned(right)));
            case Integer number -> number.compareTo(Integer.valueOf(right));
            case Boolean truth -> truth.compareTo(Boolean.valueOf(right));
            case List<?> list -> list.stream().anyMatch(right::equals) ? 0 : -1;
            default -> Sight.folded(left.toString()).compareTo(Sight.folded(right));
        };
    }

    private static String zoned(String time) {
        return time.matches(".*T[^+-]*\\d") ? time + "Z" : time;
    }

    private boolean contains(Element expression) throws Refusal {
        var held = subject.value(expression.children().get(0)).map(Object::toString).orElse("");
        var wanted = expression.children().get(1).attribute("Value").orElse("");
        var exact =
                expression.attribute("ContainmentComparison").filter("Exact"::equals).isPresent();
        var left = exact ? held : Sight.folded(held);
        var right = exact ? wanted : Sight.folded(wanted);
        return switch (expression.attribute("ContainmentMode").orElse("FullString")) {
            case "FullString" -> left.equals(right);
            case "Prefixed" -> left.startsWith(right);
            default -> left.contains(right);
        };
    }
}
