/** Get, list and watch, selectors, and the forms in which an object is shown. */
@NullMarked
package io.hubbackup.apiserver.read;

import org.jspecify.annotations.NullMarked;
