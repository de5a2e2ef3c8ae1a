/// What may cross from one calendar to the other, and in which form: the window, the filters and
/// the field rules of a profile.
///
/// [Rules] and its parts are values that a profile is made of; [ProfileShaping] applies them.
@NullMarked
package io.calferry.shape;

import org.jspecify.annotations.NullMarked;
