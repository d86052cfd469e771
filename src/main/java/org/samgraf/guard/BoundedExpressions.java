package org.samgraf.guard;

import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLangDir;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

/** Replaces the functions that can take too much by ones that keep to an allowance. */
final class BoundedExpressions extends ExprTransformCopy {

	private final Allowance allowance;

	BoundedExpressions(Allowance allowance) {
		this.allowance = allowance;
	}

	@Override
	public Expr transform(ExprFunction1 function, Expr argument) {
		Expr copy = super.transform(function, argument);
		return switch (copy) {
			// The text of a triple term holds those of its parts.
			case E_Str text -> new BoundedText(text, this.allowance);
			case E_StrEncodeForURI text -> new BoundedText(text, this.allowance);
			case E_StrUpperCase text -> new BoundedText(text, this.allowance);
			case E_StrLowerCase text -> new BoundedText(text, this.allowance);
			default -> copy;
		};
	}

	@Override
	public Expr transform(ExprFunction2 function, Expr left, Expr right) {
		Expr copy = super.transform(function, left, right);
		return switch (copy) {
			case E_Add sum -> calculation(sum);
			case E_Subtract difference -> calculation(difference);
			case E_Multiply product -> calculation(product);
			case E_Divide quotient -> calculation(quotient);
			case E_StrContains search -> search(search);
			case E_StrDatatype literal -> new BoundedPair(literal, this::read, Durations::require);
			case E_StrLang literal -> new E_StrLang(literal.getArg1(), new LanguageTag(literal.getArg2()));
			case E_StrBefore search -> search(search);
			case E_StrAfter search -> search(search);
			default -> copy;
		};
	}

	@Override
	public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
		Expr copy = super.transform(function, first, second, third);
		return (copy instanceof E_StrLangDir literal)
				? new E_StrLangDir(literal.getArg1(), new LanguageTag(literal.getArg2()), literal.getArg3()) : copy;
	}

	@Override
	public Expr transform(ExprFunctionN function, ExprList arguments) {
		Expr copy = super.transform(function, arguments);
		return switch (copy) {
			case E_StrConcat concatenation -> new BoundedConcat(new ExprList(concatenation.getArgs()), this.allowance);
			case E_StrSubstring part -> new BoundedPart(new ExprList(part.getArgs()), this.allowance);
			case E_Regex regex -> new BoundedRegex(new ExprList(regex.getArgs()), this.allowance);
			case E_StrReplace replace -> new BoundedReplace(new ExprList(replace.getArgs()), this.allowance);
			case E_Function cast when !cast.getFunctionIRI().equals(XSD.xstring.getURI()) ->
				new E_Function(cast.getFunctionIRI(), new ExprList(
						cast.getArgs().stream().map(each -> (Expr) new ShortValue(each, this.allowance)).toList()));
			default -> copy;
		};
	}

	private Expr calculation(ExprFunction2 function) {
		return new BoundedPair(function, this.allowance::calculate, Durations::require);
	}

	private Expr search(ExprFunction2 function) {
		return new BoundedPair(function, this.allowance::search,
				result -> this.allowance.makeText(Allowance.lengthOf(result)));
	}

	private void read(NodeValue text, NodeValue type) {
		if (!type.asNode().equals(XSD.xstring.asNode())) {
			this.allowance.read(text);
		}
	}

}
