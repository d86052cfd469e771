package org.samgraf.question;

import java.util.List;
import java.util.Map;

import org.samgraf.picture.HexMap;
import org.samgraf.picture.LegendEntry;
import org.samgraf.picture.MapState;

/**
 * An answer on the map.
 *
 * @param tiles all places
 * @param states what the places of the answer show, by the key of the tile; one that is
 * missing is outside of what was asked for
 * @param legend the states that there are, with how many places are in each
 * @param parts whether some places are shown for a part of them
 */
record AnswerMap(HexMap tiles, Map<String, MapState> states, List<LegendEntry> legend, boolean parts) {
}
