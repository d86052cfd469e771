/**
 * What all pages have in common: the frame around them, their language, the links from
 * things to their pages, the headers that keep a browser safe, and the modules of
 * JavaScript. Must not know what is on a page, nor any other room that shows one.
 */
@NullMarked
package org.samgraf.html;

import org.jspecify.annotations.NullMarked;
