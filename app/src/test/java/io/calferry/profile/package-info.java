@NullMarked
package io.calferry.profile;

import org.jspecify.annotations.NullMarked;
