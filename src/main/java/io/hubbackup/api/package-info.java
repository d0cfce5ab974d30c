/**
 * The custom resources that users write and read. They hold what was said and what was reported, and decide nothing.
 */
@NullMarked
package io.hubbackup.api;

import org.jspecify.annotations.NullMarked;
