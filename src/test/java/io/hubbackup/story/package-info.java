/**
 * Whole stories: the operator on a hub with a Velero, told by what a user applies and then sees.
 *
 * <ol>
 *   <li>{@link io.hubbackup.story.Story} is what they have in common: a hub that is emptied before each class, and an operator that ends with it.
 *   <li>{@link io.hubbackup.story.StoryHub} is that hub, in the words of a story.
 *   <li>{@link io.hubbackup.story.UnderEitherDefinition}: told under both definitions of the custom resources (D4, D24).
 *   <li>A story is an abstract class. Its {@code …Test} runs on the embedded hub, the operator in this process; its {@code …IT} on a real hub, the packaged operator in a process of its own.
 * </ol>
 */
@NullMarked
package io.hubbackup.story;

import org.jspecify.annotations.NullMarked;
