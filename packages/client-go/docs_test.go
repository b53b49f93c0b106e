package ivractivity_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"strings"
	"testing"
)

func TestEveryExportedNameIsDocumented(t *testing.T) {
	files := token.NewFileSet()
	isWritten := func(info fs.FileInfo) bool { return !strings.HasSuffix(info.Name(), "_test.go") }
	packages, err := parser.ParseDir(files, ".", isWritten, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	documented := doc.New(packages["ivractivity"], "ivractivity", 0)
	if documented.Doc == "" || len(documented.Types) < 20 {
		t.Fatalf("%d types are read", len(documented.Types))
	}
	expectDocs(t, documented.Funcs)
	for _, named := range documented.Types {
		if named.Doc == "" {
			t.Errorf("%s has no comment", named.Name)
		}
		expectDocs(t, named.Funcs)
		for _, method := range named.Methods {
			// What these do is said by the interfaces that they are of.
			if method.Name != "Error" && method.Doc == "" {
				t.Errorf("%s.%s has no comment", named.Name, method.Name)
			}
		}
		for _, spec := range named.Decl.Specs {
			expectFieldDocs(t, named.Name, spec)
		}
	}
}

func expectDocs(t *testing.T, functions []*doc.Func) {
	t.Helper()
	for _, function := range functions {
		if function.Doc == "" {
			t.Errorf("%s has no comment", function.Name)
		}
	}
}

func expectFieldDocs(t *testing.T, name string, spec ast.Spec) {
	t.Helper()
	named, _ := spec.(*ast.TypeSpec)
	structure, isStruct := named.Type.(*ast.StructType)
	if !isStruct {
		return
	}
	for _, field := range structure.Fields.List {
		for _, member := range field.Names {
			if member.IsExported() && field.Doc == nil {
				t.Errorf("%s.%s has no comment", name, member.Name)
			}
		}
	}
}
