/// Tests of the activity, as a person uses it.
@NullMarked
package io.calferry.desktop.activity;

import org.jspecify.annotations.NullMarked;
