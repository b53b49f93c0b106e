package ivractivity

// copyOf is a value as JSON holds it, so that a later change of it changes no record. The error does not repeat it.
func copyOf(value any, argument string) (any, error) {
	copied, fault := jsonOf(value)
	if fault != nil {
		return nil, &ArgumentError{argument, fault.Message}
	}
	return copied, nil
}

// copyValue is a deep copy of a value as JSON holds it.
func copyValue(value any) any {
	switch value := value.(type) {
	case map[string]any:
		return copyObject(value)
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = copyValue(item)
		}
		return list
	default:
		return value
	}
}

func copyObject(object map[string]any) map[string]any {
	if object == nil {
		return nil
	}
	members := make(map[string]any, len(object))
	for name, value := range object {
		members[name] = copyValue(value)
	}
	return members
}

func copied[T any](value *T) *T {
	if value == nil {
		return nil
	}
	other := *value
	return &other
}
