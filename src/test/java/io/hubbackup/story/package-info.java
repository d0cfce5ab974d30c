/**
 * Whole stories: the operator in a process of its own, on a real hub, with a real Velero, told by what a user applies and then sees.
 *
 * <ol>
 *   <li>{@link io.hubbackup.story.Story} is what they have in common: one hub for all of them, emptied before each class.
 *   <li>{@link io.hubbackup.story.StoryHub} is that hub, in the words of a story.
 *   <li>A story that is told under both definitions of the custom resources (D4, D24) is an abstract class with two concrete ones.
 * </ol>
 */
@NullMarked
package io.hubbackup.story;

import org.jspecify.annotations.NullMarked;
