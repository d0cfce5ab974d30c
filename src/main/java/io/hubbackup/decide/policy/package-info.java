/**
 * What is well and what is not: the templates of {@code policies/catalog.yaml}, each judged by one class of {@code check} from one snapshot, and what follows for all of them
 * together. Nothing here remembers anything or looks anywhere; who is told, and how, is decided in {@code telling}.
 */
@NullMarked
package io.hubbackup.decide.policy;

import org.jspecify.annotations.NullMarked;
