package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Changes what a copy says. Applied a second time, it changes nothing more.
@FunctionalInterface
interface FieldRule {

    /// The VCALENDAR as it crosses.
    Component apply(Component calendar);

    /// One after the other.
    static FieldRule all(List<FieldRule> rules) {
        return calendar -> {
            var changed = calendar;
            for (var rule : rules) {
                changed = rule.apply(changed);
            }
            return changed;
        };
    }

    /// `component` with those of its own properties that pass; itself where all do.
    static Component keep(Component component, Predicate<Property> passes) {
        for (var property : component.properties()) {
            if (!passes.test(property)) {
                return component.withProperties(
                        component.properties().stream().filter(passes).toList());
            }
        }
        return component;
    }

    /// `component` with those of its own components that pass; itself where all do.
    static Component keepInside(Component component, Predicate<Component> passes) {
        for (var inner : component.components()) {
            if (!passes.test(inner)) {
                return component.withComponents(
                        component.components().stream().filter(passes).toList());
            }
        }
        return component;
    }

    /// `component` with those properties that pass, its own and those of everything in it; itself
    /// where all do.
    static Component keepEverywhere(Component component, Predicate<Property> passes) {
        var kept = keep(component, passes);
        if (kept.components().isEmpty()) {
            return kept;
        }
        var inside = new ArrayList<Component>(kept.components().size());
        var changed = false;
        for (var inner : kept.components()) {
            var keptInner = keepEverywhere(inner, passes);
            changed |= keptInner != inner;
            inside.add(keptInner);
        }
        return changed ? kept.withComponents(inside) : kept;
    }
}
