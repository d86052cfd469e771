package org.samgraf.data;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a careless reader would take the five documents to say, and what they do say: one
 * sentence and one graph pattern about a claim for each.
 */
class TrapTests {

	private static final List<Trap> NEVER = List.of( //
			new Trap("a claim from a document without a date has a date", """
					VALUES ?document { <id/source/000> <id/source/001> <id/source/004> }
					?claim sg:date ?date"""), //
			new Trap("a claim from the follow-up visit in Stockholm has a year", """
					VALUES ?document { <id/source/003> }
					?claim sg:date ?date FILTER (!sameTerm(?date, "--11-22"^^xsd:gMonthDay))"""), //
			new Trap("a claim from Suffolk has another date than the post", """
					VALUES ?document { <id/source/002> }
					?claim sg:date ?date FILTER (!sameTerm(?date, "2024-04-16"^^xsd:date))"""), //
			new Trap("another document than the post from Suffolk is dated",
					"?document sg:date ?date FILTER (?document != <id/source/002>)"), //
			new Trap("another visit than the follow-up in Stockholm is dated", """
					{ ?claim sg:madeAt ?visit } UNION { ?claim sg:visit ?visit } UNION { ?claim sg:occasion ?visit }
					?visit sg:date ?date FILTER (?visit != <id/visit/003-stockholm-followup>)"""), //
			new Trap("an interview was made at a visit",
					"VALUES ?document { <id/source/000> } ?claim sg:madeAt ?visit"), //
			new Trap("turnover in Kalix has a direction", """
					?claim sg:unit <id/municipality/2514> ; sg:indicator <id/indicator/staff-turnover> ;
						sg:direction ?direction"""), //
			new Trap("violence cases in Botkyrka have a direction", """
					?claim sg:unit <id/municipality/0127> ; sg:indicator <id/indicator/violence-cases> ;
						sg:direction ?direction"""), //
			new Trap("turnover in Botkyrka has a stated cause", """
					?claim sg:unit <id/municipality/0127> ; sg:indicator <id/indicator/staff-turnover> ;
						sg:statedCause ?cause"""), //
			new Trap("recruitment support in Botkyrka is the cause of, or meant for, a lower turnover", """
					?measure sg:unit <id/municipality/0127> ; sg:measure <id/measure/recruitment-support> .
					{ ?claim sg:statedCause ?measure ; sg:indicator ?affected }
					UNION { ?claim sg:addresses ?affected FILTER (?claim = ?measure) }
					VALUES ?affected { <id/indicator/staff-turnover> <id/indicator/staffing> }"""), //
			new Trap("Stockholm as a whole says something of BUP", """
					?claim sg:unit <id/municipality/0180> ;
						(sg:partnerKind|sg:topic|sg:partner/sg:organisationKind)/skos:broader*
						<id/partner-kind/bup>"""), //
			new Trap("the operator of BUP in Botkyrka is known", """
					?claim sg:unit <id/municipality/0127> ; sg:partnerKind <id/partner-kind/bup> ;
						sg:partnerOperator|sg:partner ?operator"""), //
			new Trap("another unit than Botkyrka judges cooperation with the police", """
					?claim a sg:CooperationAssessment ; sg:partnerKind <id/partner-kind/police> ; sg:unit ?unit
					FILTER (?unit != <id/municipality/0127>)"""), //
			new Trap("Haninge has projectors", """
					?claim sg:unit <id/municipality/0136> ; sg:tool <id/tool/projector> ; sg:modality ?modality
					FILTER (?modality != <id/modality/wished>)"""), //
			new Trap("Hofors uses projectors", "?claim sg:unit <id/municipality/2104> ; sg:tool ?tool"), //
			new Trap("Kalix has administrators already", """
					?claim sg:unit <id/municipality/2514> ; sg:measure <id/measure/administrative-support> ;
						sg:modality <id/modality/done>"""), //
			new Trap("a user council is used abroad", """
					?claim sg:method <id/method/user-council> ; sg:unit ?unit
					FILTER NOT EXISTS { ?unit sg:inCountry <id/country/SE> }"""), //
			new Trap("cooperation with Ersta Sköndal or Hofors is judged", """
					VALUES ?partner { <id/organisation/ersta-skondal> <id/municipality/2104> }
					?claim sg:partner ?partner ; sg:rating ?rating FILTER (?rating != <id/rating/not-judged>)"""), //
			new Trap("another unit than those two uses Signs of Safety", """
					?claim sg:method <id/method/signs-of-safety> ; sg:unit ?unit
					FILTER (?unit NOT IN (<id/municipality/0127>, <id/authority/suffolk-county-council>))"""));

	private static final List<Trap> ALWAYS = List.of(
			new Trap("the follow-up visit in Stockholm has a day but no year", """
					?claim sg:visit <id/visit/003-stockholm-followup> .
					<id/visit/003-stockholm-followup> sg:date "--11-22"^^xsd:gMonthDay"""), //
			new Trap("turnover in Kalix is a level", """
					?claim sg:unit <id/municipality/2514> ; sg:indicator <id/indicator/staff-turnover> ;
						sg:level <id/level/very-high>"""), //
			new Trap("turnover in Botkyrka fell", """
					?claim sg:unit <id/municipality/0127> ; sg:indicator <id/indicator/staff-turnover> ;
						sg:direction <id/direction/fell>"""), //
			new Trap("Sollentuna credits its stable staffing in part to the international work", """
					?claim sg:unit <id/municipality/0163> ; sg:level <id/level/stable> ;
						sg:statedCause/sg:unit <id/municipality/0163> ; sg:causeExtent <id/extent/partly>"""), //
			new Trap("projectors are wished for in Haninge", """
					?claim sg:unit <id/municipality/0136> ; sg:tool <id/tool/projector> ;
						sg:modality <id/modality/wished>"""), //
			new Trap("projectors are in use in Botkyrka", """
					?claim sg:unit <id/municipality/0127> ; sg:tool <id/tool/projector> ; sg:quantity 2 ;
						sg:modality <id/modality/done>"""), //
			new Trap("administrators are planned in Kalix", """
					?claim sg:unit <id/municipality/2514> ; sg:measure <id/measure/administrative-support> ;
						sg:quantity 1 ; sg:perQuantity 4 ; sg:modality <id/modality/planned>"""), //
			new Trap("good cooperation with BUP is told of the district", """
					?claim sg:unit <id/district/rinkeby-kista> ; sg:partnerKind <id/partner-kind/bup> ;
						sg:partnerOperator <id/operator/private> ; sg:rating <id/rating/good>"""), //
			new Trap("Suffolk County Council is in England", """
					?claim sg:unit <id/authority/suffolk-county-council> .
					<id/authority/suffolk-county-council> sg:territory/sg:within* <id/country-part/GB-ENG>"""));

	@TestFactory
	Stream<DynamicTest> never() {
		return NEVER.stream()
			.map(trap -> DynamicTest.dynamicTest(trap.sentence(), () -> assertThat(claims(trap.pattern())).isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> always() {
		return ALWAYS.stream()
			.map(fact -> DynamicTest.dynamicTest(fact.sentence(),
					() -> assertThat(claims(fact.pattern())).isNotEmpty()));
	}

	/** The claims from the five documents that a pattern matches. */
	private static List<String> claims(String pattern) {
		String query = """
				SELECT DISTINCT ?claim {
					?claim prov:wasDerivedFrom/oa:hasSource ?document .
					VALUES ?document { <id/source/000> <id/source/001> <id/source/002> <id/source/003> <id/source/004> }
					%s
				}""".formatted(pattern);
		assertThat(Repository.unknown(Repository.PROLOGUE + query)).as("a misspelt key would match nothing").isEmpty();
		return Repository.values(query);
	}

	private record Trap(String sentence, String pattern) {
	}

}
