package org.samgraf.load;

import java.util.List;

/**
 * What a synchronisation of the store with the files came to.
 *
 * @param replaced names of the graphs that were replaced
 * @param unchanged names of the graphs whose files had not changed
 * @param removed names of the graphs that the catalogue no longer lists
 * @param problems why graphs were refused; each refused graph stays as it was
 */
public record LoadReport(List<String> replaced, List<String> unchanged, List<String> removed, List<Problem> problems) {
}
